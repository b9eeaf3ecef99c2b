// SPDX-License-Identifier: Apache-2.0 OR MIT

import java.io.ByteArrayInputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The scenes of java.net.http. Arguments: the first origin, the second, a folder to leave files in. */
public final class JavaScenes {
    private static String origin;

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(20));
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws Exception {
        client.send(request.build(), BodyHandlers.discarding());
    }

    public static void main(String[] arguments) throws Exception {
        origin = arguments[0];
        // By default the client offers h2c on every request without TLS.
        HttpClient offering = HttpClient.newHttpClient();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpClient remembering = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();

        send(offering, to("/h2c/"));
        send(client, to("/navigation/"));
        send(remembering, to("/set-cookie/login"));
        send(remembering, to("/cookie/profile"));
        send(client, to("/conditional/list.json").header("If-None-Match", "\"5f1d-62a1c0de\""));
        send(client, to("/form-urlencoded/search").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=field+names&lang=en")));
        send(client, to("/upload/hello.txt").expectContinue(true)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("hello\n".getBytes()))));

        client.newWebSocketBuilder().subprotocols("chat.v2", "chat.v1")
                .buildAsync(URI.create(origin.replace("http:", "ws:") + "/websocket/chat"), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS);
    }
}
