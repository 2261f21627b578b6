System.Console.WriteLine("cx");
