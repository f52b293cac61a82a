using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>A message as it was typed.</summary>
/// <param name="Mentions">The people it is addressed to.</param>
public sealed record Spoken(string Text, bool IsShared, IReadOnlyList<Guid> Mentions);

/// <summary>What holds for the words of every message.</summary>
internal static class SpokenWords
{
    public static async Task<Outcome<MessageWords>> ReadWordsAsync(
        this Work work, Spoken spoken, bool mayBeEmpty, Assessment assessment, Connection connection, Participation by, CancellationToken cancellationToken)
    {
        var text = spoken.Text.ReplaceLineEndings("\n").Trim();
        if (text.Length == 0 && !mayBeEmpty) return new InvalidField("Message", "Required");
        if (text.Length > Lengths.Text) return new InvalidField("Message", "TooLong", Lengths.Text, text.Length);
        if (spoken.Mentions.Count == 0) return new MessageWords(text, spoken.IsShared, []);

        var audience = await work.Db.ReadAudienceAsync(assessment, connection, by, cancellationToken);
        var mentioned = audience.Where(person => spoken.Mentions.Contains(person.PersonId) && (spoken.IsShared || person.IsColleague)).ToList();
        if (mentioned.Count != spoken.Mentions.Distinct().Count()) return new MentionedTakesNoPart();
        return new MessageWords(text, spoken.IsShared, mentioned.ConvertAll(person => new MentionedPerson(person.PersonId, person.Name)));
    }
}

/// <summary>Someone the message is addressed to takes no part, or could not read it.</summary>
public sealed record MentionedTakesNoPart : Refusal;
