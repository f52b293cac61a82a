using System.Text.Json.Nodes;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>An edition made up from the shipped one, for trying what happens from one to the next. It exists in tests only.</summary>
internal static class SecondEdition
{
    public const string Id = "made-up-2030-04";
    public const string FileName = "made-up-2030-04.json";

    /// <summary>Item 3 in other words, item 5 for another target, item 7 replaced by one about something else, a 45th item; all else as it was.</summary>
    public static string Json { get; } = Make(file =>
    {
        Reword(file, 3);
        Retarget(file, 5);
        Item(file, 7)["objective"] = "架空の試験のためだけに置いた文。";
        Item(file, 7)["groups"]!.AsArray().RemoveAt(0);
        Add(file, "量子計算機に備えた暗号の移行計画を定める。");
    });

    /// <summary>The shipped edition under another name and date, with changes.</summary>
    public static string Make(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(SeedEdition.Json)!;
        file["edition"]!["id"] = Id;
        file["edition"]!["label"] = "2030年4月版（試験用）";
        file["edition"]!["publishedOn"] = "2030-04-01";
        file["edition"]!["revisedOn"] = null;
        change(file);
        return file.ToJsonString();
    }

    public static ChecklistEdition Read(Action<JsonNode> change) => EditionFile.Parse(Make(change), FileName);

    public static JsonObject Item(JsonNode file, int number) => file["items"]![number - 1]!.AsObject();

    public static void Reword(JsonNode file, int number) => Item(file, number)["objective"] = (string)Item(file, number)["objective"]! + "（改）";

    public static void Retarget(JsonNode file, int number) =>
        Item(file, number)["target"] = (string)Item(file, number)["target"]! == "Both" ? "ConnectingFirm" : "Both";

    /// <summary>Writes every text of an item in full width and with spaces round it, which says nothing new.</summary>
    public static void Respace(JsonNode file, int number) => Item(file, number)["explanation"] = "　" + Item(file, number)["explanation"] + " \n";

    public static void Remove(JsonNode file, int number)
    {
        file["items"]!.AsArray().RemoveAt(number - 1);
        Number(file);
    }

    public static void Add(JsonNode file, string objective)
    {
        var item = Item(file, 1).DeepClone().AsObject();
        item["objective"] = objective;
        file["items"]!.AsArray().Add(item);
        Number(file);
    }

    public static void InsertBefore(JsonNode file, int number, string objective)
    {
        var item = Item(file, 1).DeepClone().AsObject();
        item["objective"] = objective;
        file["items"]!.AsArray().Insert(number - 1, item);
        Number(file);
    }

    private static void Number(JsonNode file)
    {
        for (var i = 0; i < file["items"]!.AsArray().Count; i++) file["items"]![i]!["number"] = i + 1;
    }
}
