using System.Globalization;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>How anyone checks a pack without this product: in words, and as a page that works without a network.</summary>
internal static class VerificationSteps
{
    private const string Page = "verify.html";

    public static byte[] ReadPage()
    {
        using var resource = typeof(VerificationSteps).Assembly.GetManifestResourceStream(Page) ?? throw new InvalidOperationException($"{Page} is not embedded.");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }

    public static string Of(PackHead head, string keyId)
    {
        var submitted = JapanTime.FromUtc(head.Submission.AtUtc).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);
        return $"""
        検証手順
        ========

        この監査パックは、{head.ConnectingFirm}と{head.FinancialInstitution}の「{head.Service}」について、
        {head.Purpose}第{head.Round}回・提出第{head.Submission.Number}回（{submitted}）の内容をまとめたものです。
        {HandedTo(head)}作成後に1文字でも変わっていないことを、作成した製品を使わずに確かめられます。
        方法は2つあり、どちらも結果は同じです。


        方法1　ブラウザーで確かめる（道具は要りません）
        ------------------------------------------------
        1. {PackFiles.VerifyPage} をブラウザーで開きます。通信は行いません。
        2. 受け取ったzipファイルを、開いたページに置きます（または選びます）。
        3. 「すべて一致しました」と出れば、どのファイルも作成時のままです。
           違うファイルがあれば、その名前がすべて示されます。


        方法2　コマンドで確かめる（sha256sum と openssl）
        ------------------------------------------------
        zipを展開し、展開したフォルダーで次を順に実行します。

        (1) 一覧が署名されたものであること

            openssl dgst -sha256 -verify {PackFiles.PublicKey} -signature {PackFiles.Signature} {PackFiles.Sums}

            「Verified OK」と出れば、{PackFiles.Sums} は作成時のままです。

        (2) 各ファイルが一覧のとおりであること

            sha256sum --check --strict --quiet {PackFiles.Sums}

            何も出なければ、すべて一致しています。違うファイルは名前と「FAILED」が出ます。

        (3) 余分なファイルがないこと（2つの数が同じであること）

            wc -l < {PackFiles.Sums}
            find . -type f ! -path ./{PackFiles.Sums} ! -path ./{PackFiles.Signature} | wc -l

        (4) 監査証跡の検証点が署名されたものであること

            openssl dgst -sha256 -verify {PackFiles.PublicKey} -signature {PackPath.Trail}/検証点.sig {PackPath.Trail}/検証点.json

            「Verified OK」と出れば、監査証跡はその時点まで検証点のとおりです。


        公開鍵を確かめる（方法1・方法2に共通）
        ------------------------------------------------
        中身と鍵をまとめて差し替えられていないことは、鍵を別の経路で確かめて初めて分かります。
        鍵の名前（JWK Thumbprint, RFC 7638）は次のとおりです。

            {keyId}

        取引の相手方に電話などで尋ねるか、製品のアドレスに続けて
        /.well-known/checklist-workbench/keys.json を開き、同じ名前（kid）の鍵があり、
        その pem が {PackFiles.PublicKey} と同じであることを確かめてください。


        入っているもの
        ------------------------------------------------
        {PackPath.Form}　提出された回答（公式様式のExcel）
        {PackPath.Reports}　提出控え・報告書・指摘一覧・判定書（PDF。判定書は判定があるとき）
        {PackPath.Evidence}　提出の時点の証跡と、その一覧
        {PackPath.Records}　提出の写し、改訂履歴、双方に共有された質疑、判定、OSCAL形式の評価結果
        {PackPath.Trail}　監査証跡（1行1件のJSON）と、署名された検証点
        {PackFiles.Manifest}　目録（パス・大きさ・SHA-256・作成元）

        提出.json の SHA-256 は、提出のハッシュ値と同じです。

            {head.Submission.Hash}

        """.ReplaceLineEndings("\n");
    }

    /// <summary>A line of its own where the pack is one recipient's copy, else nothing.</summary>
    private static string HandedTo(PackHead head) =>
        head.Mark is { } mark ? $"お渡し先は「{mark.Recipient}」（{Formats.Date(mark.On)}）です。報告書のすべてのページに同じ記載があります。\n" : "";
}
