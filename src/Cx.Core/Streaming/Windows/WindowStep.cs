using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The borders that the watermark has moved over, in ticks. Windows are final up to the watermark less the allowed lateness, and gone up to that less the retention.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WindowStep(long Before, long Now, long FinalBefore, long FinalNow, long GoneBy);
