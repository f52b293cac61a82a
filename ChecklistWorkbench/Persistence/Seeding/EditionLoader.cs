using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Persistence.Seeding;

/// <summary>Loads the edition files of <c>seed-data/editions</c>; loading again changes nothing.</summary>
public sealed class EditionLoader(WorkbenchDatabase database)
{
    public async Task LoadAllAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            await LoadAsync(Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
    }

    /// <summary>Stores one edition; a file that breaks the schema, or differs from what is published under its id, is refused whole.</summary>
    /// <exception cref="StartRefusedException">Names the file, the item and the field.</exception>
    public async Task LoadAsync(string fileName, string json, CancellationToken cancellationToken)
    {
        ChecklistEdition edition;
        try
        {
            edition = EditionFile.Parse(json, fileName);
        }
        catch (CatalogueFileException fault)
        {
            throw new StartRefusedException(
                $"The edition file cannot be used: {fault.Message} Correct the file and start again; nothing was loaded.",
                $"チェックリスト版のファイルを読み込めません（{fault.Message}）。ファイルを直して起動し直してください。何も取り込まれていません。", fault);
        }

        await database.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            if (await db.PublishAsync(edition, json, by: null, nowUtc, cancellationToken) == EditionStanding.Differs) throw Differs(fileName, edition.Id);
            return default(Done);
        }, cancellationToken);
    }

    private static StartRefusedException Differs(string fileName, string id) => new(
        $"{fileName} differs from the edition {id} that is already published here; a published edition never changes. Restore the file, or give the new content an id of its own.",
        $"{fileName} の内容が、公開済みのチェックリスト版 {id} と異なります。公開済みの版は変更できません。ファイルを元に戻すか、新しい内容に別の id を付けてください。");
}
