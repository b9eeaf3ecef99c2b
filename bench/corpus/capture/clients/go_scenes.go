// SPDX-License-Identifier: Apache-2.0 OR MIT

// The scenes of Go's net/http. Arguments: the first origin, the second, a folder to leave files in.
package main

import (
	"bytes"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 20 * time.Second}

func send(method, address string, body io.Reader, fields ...string) {
	request, err := http.NewRequest(method, address, body)
	if err != nil {
		log.Fatal(err)
	}
	for i := 0; i+1 < len(fields); i += 2 {
		request.Header.Set(fields[i], fields[i+1])
	}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	// The client reuses the connection only if the body was read to its end.
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
}

func main() {
	origin := os.Args[1]
	send("GET", origin+"/navigation/", nil)
	send("GET", origin+"/range/archive.bin", nil, "Range", "bytes=0-499")
	send("GET", origin+"/redirect/start", nil)

	form := url.Values{"q": {"field names"}, "lang": {"en"}}
	response, err := client.PostForm(origin+"/form-urlencoded/search", form)
	if err != nil {
		log.Fatal(err)
	}
	response.Body.Close()

	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	parts.WriteField("title", "a file")
	file, _ := parts.CreateFormFile("file", "hello.txt")
	file.Write([]byte("hello\n"))
	parts.Close()
	send("POST", origin+"/form-multipart/upload", &body, "Content-Type", parts.FormDataContentType())

	// A body of unknown length is sent chunked.
	send("PUT", origin+"/upload/hello.txt", io.MultiReader(strings.NewReader("hello\n")))

	client.Jar, _ = cookiejar.New(nil)
	send("GET", origin+"/set-cookie/login", nil)
	send("GET", origin+"/cookie/profile", nil)
}
