using System.Collections.Concurrent;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Assessments.Presence;

/// <summary>Someone who has the workspace open: on which item, and whether they are writing there.</summary>
public sealed record PresentPerson(Guid PersonId, string Name, Party Party, int? ItemNumber, bool IsWriting);

/// <summary>
/// Who else has an assessment open, on this node. It is a courtesy and never a lock: what protects a text is the revision it was
/// based on. Kept in memory alone; a restart forgets it.
/// </summary>
public sealed class WorkspacePresence
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<object, Visitor>> _rooms = new();

    /// <summary>Enters a workspace; disposing the visit leaves it.</summary>
    /// <param name="changed">Called on any thread when somebody else comes, goes or moves.</param>
    public Visit Enter(Guid assessmentId, Participation who, Action changed)
    {
        var visit = new Visit(this, assessmentId, who.PersonId);
        var room = _rooms.GetOrAdd(assessmentId, _ => new());
        room[visit] = new(new(who.PersonId, who.PersonName, who.Party, null, false), changed);
        Tell(assessmentId, visit);
        return visit;
    }

    private IReadOnlyList<PresentPerson> Others(Guid assessmentId, Guid me) => !_rooms.TryGetValue(assessmentId, out var room) ? [] :
        [.. room.Values.Select(visitor => visitor.Person).Where(person => person.PersonId != me).OrderBy(p => p.Party).ThenBy(p => p.Name, StringComparer.Ordinal)];

    private void Move(Guid assessmentId, object me, int? itemNumber, bool isWriting)
    {
        if (!_rooms.TryGetValue(assessmentId, out var room) || !room.TryGetValue(me, out var visitor)) return;
        var moved = visitor.Person with { ItemNumber = itemNumber, IsWriting = isWriting };
        if (moved == visitor.Person) return;
        room[me] = visitor with { Person = moved };
        Tell(assessmentId, me);
    }

    private void Leave(Guid assessmentId, object me)
    {
        if (_rooms.TryGetValue(assessmentId, out var room) && room.TryRemove(me, out _)) Tell(assessmentId, me);
    }

    private void Tell(Guid assessmentId, object except)
    {
        if (!_rooms.TryGetValue(assessmentId, out var room)) return;
        foreach (var (key, visitor) in room)
        {
            if (key != except) visitor.Changed();
        }
    }

    private sealed record Visitor(PresentPerson Person, Action Changed);

    /// <summary>One screen's stay in a workspace.</summary>
    public sealed class Visit(WorkspacePresence presence, Guid assessmentId, Guid personId) : IDisposable
    {
        /// <summary>Everybody here but this person, whose other windows do not count.</summary>
        public IReadOnlyList<PresentPerson> Others => presence.Others(assessmentId, personId);

        public void MoveTo(int? itemNumber, bool isWriting) => presence.Move(assessmentId, this, itemNumber, isWriting);

        public void Dispose() => presence.Leave(assessmentId, this);
    }
}
