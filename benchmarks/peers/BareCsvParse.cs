#!/usr/bin/env dotnet
#:package CsvHelper
#:property ImportDirectoryBuildTargets=false
#:property PublishAot=false

// The peer of cx score on a long file: CsvHelper reads every record and looks at no cell.
using CsvHelper;

using var reader = CsvReader.FromFile(args[0]);
long rows = 0;
while (reader.Read()) rows++;
Console.WriteLine(rows);
