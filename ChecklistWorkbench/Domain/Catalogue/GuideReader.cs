namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Takes the guide's lines one after the other and sorts them into items, purposes and definitions.</summary>
internal sealed class GuideReader(ChecklistEdition edition, string fileName)
{
    private readonly List<GuideItemReader> _items = [];
    private readonly Dictionary<string, string> _terms = edition.Glossary.ToDictionary(term => GuideLine.Key(term.Term), term => term.Term);
    private readonly Dictionary<string, int> _chapters = edition.Categories.ToDictionary(category => GuideLine.Key(category.Name), category => category.Chapter);
    private GuideItemReader? _item;
    private bool _afterBlank = true;

    public Dictionary<int, string> Purposes { get; } = [];

    public Dictionary<string, string> Definitions { get; } = new(StringComparer.Ordinal);

    public List<CatalogueFault> Faults { get; } = [];

    public void Take(string line, int number)
    {
        var read = GuideLine.Of(line, _afterBlank);
        _afterBlank = read.Kind == GuideLineKind.Blank;
        if (read.Kind == GuideLineKind.Item) Begin(read, number);
        else if (_item is not null) _item.Take(read, number);
        else TakeRow(GuideLine.Cells(line));
    }

    public List<GuideItemReader> Finish() => _items;

    private void Begin(GuideLine head, int number)
    {
        _item = new GuideItemReader(head.Number, number);
        if (!edition.Has(head.Number) || _items.Exists(item => item.Number == head.Number))
        {
            Faults.Add(new($"{fileName}, line {number}", edition.Has(head.Number) ? FaultKind.Twice : FaultKind.NoItem, head.Number));
            return;
        }

        if (GuideLine.Key(head.Words) != GuideLine.Key(edition.Item(head.Number).Objective))
            Faults.Add(new($"{fileName}, line {number}, item {head.Number}", FaultKind.OtherWords, edition.Item(head.Number).Objective));
        _items.Add(_item);
    }

    /// <summary>Before the items stand two tables: the chapters with their purposes, the terms with their definitions.</summary>
    private void TakeRow(string[] cells)
    {
        if (cells.Length == 4 && _chapters.TryGetValue(GuideLine.Key(cells[1]), out var chapter)) Purposes.TryAdd(chapter, cells[2]);
        else if (cells.Length == 3 && _terms.TryGetValue(GuideLine.Key(cells[0]), out var term) && cells[2].Length > 0) Definitions.TryAdd(term, cells[2]);
    }
}

/// <summary>One item as it is being read.</summary>
internal sealed class GuideItemReader(int number, int line)
{
    private readonly List<string> _explanation = [];
    private readonly List<(string Heading, int Line, List<string> Methods)> _groups = [];
    private readonly List<(int Number, int Line, List<string> Lead, List<(string Text, List<string> SubPoints)> Points)> _notes = [];
    private bool _isExplaining = true;
    private bool _isOver;

    public int Number => number;

    public void Take(GuideLine read, int atLine)
    {
        if (_isOver) return;
        switch (read.Kind)
        {
            case GuideLineKind.Blank or GuideLineKind.Aside:
                break;
            case GuideLineKind.End:
                _isOver = !_isExplaining;
                break;
            case GuideLineKind.MethodsFollow:
                _isExplaining = false;
                break;
            default:
                if (_isExplaining) _explanation.Add(read.Words);
                else TakeEntry(read, atLine);
                break;
        }
    }

    public GuideItem ToItem() => new(number, string.Concat(_explanation), [.. _groups.Select(group => group.Methods)],
        [.. _notes.Select(note => new GuideNote(note.Number, note.Lead.Count == 0 ? null : string.Join('\n', note.Lead), [.. note.Points.Select(point => new NotePoint(point.Text, point.SubPoints))]))]);

    /// <summary>Notes every way in which what was read differs from the edition.</summary>
    public void Check(ChecklistItem item, List<CatalogueFault> faults, string fileName)
    {
        var place = $"{fileName}, line {line}, item {number}";
        if (_explanation.Count == 0) faults.Add(new($"{place}, explanation", FaultKind.Missing));
        Count("groups", _groups.Count, item.Groups.Count);
        foreach (var (read, due) in _groups.Zip(item.Groups))
        {
            if (GuideLine.Key(read.Heading) != GuideLine.Key(due.Heading)) faults.Add(new($"{fileName}, line {read.Line}, item {number}", FaultKind.OtherWords, due.Heading));
            Count(due.Heading, read.Methods.Count, due.Methods.Count);
        }

        Count("notes", _notes.Count, item.Notes.Count);
        foreach (var (read, due) in _notes.Zip(item.Notes))
        {
            if (read.Number != due.Number) faults.Add(new($"{fileName}, line {read.Line}, item {number}, note", FaultKind.OutOfPlace, read.Number, due.Number));
            Count($"note {due.Number}", read.Points.Count, due.Points.Count);
            foreach (var (point, duePoint, index) in read.Points.Zip(due.Points).Select((pair, index) => (pair.First, pair.Second, index)))
                Count($"note {due.Number}, point {index + 1}", point.SubPoints.Count, duePoint.SubPoints.Count);
        }

        void Count(string what, int met, int due)
        {
            if (met != due) faults.Add(new($"{place}, {what}", FaultKind.OtherCount, met, due));
        }
    }

    private void TakeEntry(GuideLine read, int atLine)
    {
        switch (read.Kind)
        {
            case GuideLineKind.Heading:
                _groups.Add((read.Words, atLine, []));
                break;
            case GuideLineKind.Method when _groups.Count > 0 && _notes.Count == 0:
                _groups[^1].Methods.Add(read.Words);
                break;
            case GuideLineKind.Note:
                _notes.Add((read.Number, atLine, [], []));
                break;
            case GuideLineKind.Point when _notes.Count > 0:
                _notes[^1].Points.Add((read.Words, []));
                break;
            case GuideLineKind.SubPoint when _notes.Count > 0 && _notes[^1].Points.Count > 0:
                _notes[^1].Points[^1].SubPoints.Add(read.Words);
                break;
            default:
                Continue(read.Words);
                break;
        }
    }

    /// <summary>A line that opens nothing belongs to the entry before it: an example, a remark, a wrapped line.</summary>
    private void Continue(string words)
    {
        if (_notes.Count > 0)
        {
            var points = _notes[^1].Points;
            if (points.Count == 0) _notes[^1].Lead.Add(words);
            else if (points[^1].SubPoints.Count > 0) points[^1].SubPoints[^1] += "\n" + words;
            else points[^1] = (points[^1].Text + "\n" + words, points[^1].SubPoints);
        }
        else if (_groups.Count > 0 && _groups[^1].Methods.Count > 0)
        {
            _groups[^1].Methods[^1] += "\n" + words;
        }
    }
}
