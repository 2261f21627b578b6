using Cx.Cli;
using Cx.Cli.Commands;

WarmUp.Start(args);
return CxCommand.Run(args);
