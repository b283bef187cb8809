// What `alloy fmt` is, without the rest of Alloy: reads a configuration, refuses what does not parse, prints it as Alloy would.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/printer"
)

func main() {
	source, err := io.ReadAll(os.Stdin)
	if err == nil {
		file, fault := parser.ParseFile("stdin", source)
		if err = fault; err == nil {
			err = printer.Fprint(os.Stdout, file)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
