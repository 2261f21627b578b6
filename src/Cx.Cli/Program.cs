return Cx.Cli.Commands.CxCommand.Run(args);
