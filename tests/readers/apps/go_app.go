// SPDX-License-Identifier: Apache-2.0 OR MIT

// Go's net/http with an application that reports each request, as app_report.py describes. usage: go_app PORT
package main

import (
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
)

type report struct {
	Server  string      `json:"server"`
	Address string      `json:"address"`
	Method  string      `json:"method"`
	Target  string      `json:"target"`
	Fields  [][2]string `json:"fields"`
	Body    int64       `json:"body"`
}

func main() {
	channel, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: os.Getenv("READERS_SOCKET"), Net: "unixgram"})
	if err != nil {
		log.Fatal(err)
	}
	answer := func(writer http.ResponseWriter, request *http.Request) {
		address, _, _ := net.SplitHostPort(request.RemoteAddr)
		body := int64(-1)
		if second := strings.Split(address, ".")[1]; (second[len(second)-1]-'0')%2 == 1 {
			body, _ = io.Copy(io.Discard, request.Body)
		}
		fields := [][2]string{}
		for name, values := range request.Header {
			for _, value := range values {
				fields = append(fields, [2]string{name, value})
			}
		}
		text, _ := json.Marshal(report{os.Getenv("READERS_SERVER"), address, request.Method, request.RequestURI, fields, body})
		channel.Write(text)
		io.WriteString(writer, "ok\n")
	}
	log.SetOutput(io.Discard)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], http.HandlerFunc(answer)))
}
