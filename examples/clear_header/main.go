// SPDX-License-Identifier: Apache-2.0 OR MIT

// The command clear_header removes the listed fields from its arguments, and prints the others:
//
//	./clear_header internal.names 'Host: a' 'X_int_user: root' 'Accept: b'
//
// Change main: in a server, load the list once, and call list.Clear(request.Header) before you use the request.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: clear_header LIST 'NAME: VALUE'...")
		os.Exit(2)
	}
	list, err := Load(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	header := map[string][]string{} // as http.Header
	for _, line := range os.Args[2:] {
		name, value, found := strings.Cut(line, ":")
		if !found {
			name = "" // malformed, so Clear removes it
		}
		header[name] = append(header[name], value)
	}
	removed := list.Clear(header)
	var lines []string
	for name, values := range header {
		for _, value := range values {
			lines = append(lines, name+":"+value)
		}
	}
	sort.Strings(lines) // a map is not ordered
	for _, line := range lines {
		fmt.Println(line)
	}
	fmt.Fprintln(os.Stderr, removed, "names removed")
}
