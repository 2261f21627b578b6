using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>What a result says beside its state.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Told(Window Window, long Start, long End, int Row, bool IsFinal, bool IsCorrection, long Watermark);
