using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>What a form on a connection holds while it is being filled in.</summary>
public sealed class ProfileForm
{
    public string ServiceName { get; set; } = "";

    public ApiKinds ApiKinds { get; set; } = ApiKinds.Inquiry;

    public Openness Openness { get; set; } = Openness.Partner;

    public AccessMethod AccessMethod { get; set; } = AccessMethod.ApiWithToken;

    public string Authentication { get; set; } = "";

    public string DataHandled { get; set; } = "";

    public int? ExpectedUsers { get; set; }

    public int? DailyCalls { get; set; }

    public ConnectionContent Content => new(ServiceName, new ConnectionProfile
    {
        ApiKinds = ApiKinds,
        Openness = Openness,
        AccessMethod = AccessMethod,
        Authentication = Authentication,
        DataHandled = DataHandled,
        ExpectedUsers = ExpectedUsers,
        DailyCalls = DailyCalls,
    });

    public static ProfileForm Of(ConnectionContent content) => new()
    {
        ServiceName = content.ServiceName,
        ApiKinds = content.Profile.ApiKinds,
        Openness = content.Profile.Openness,
        AccessMethod = content.Profile.AccessMethod,
        Authentication = content.Profile.Authentication,
        DataHandled = content.Profile.DataHandled,
        ExpectedUsers = content.Profile.ExpectedUsers,
        DailyCalls = content.Profile.DailyCalls,
    };

    public void Set(ApiKinds kind, bool applies) => ApiKinds = applies ? ApiKinds | kind : ApiKinds & ~kind;
}
