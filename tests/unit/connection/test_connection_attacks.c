/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Known attacks on the Connection field, or by means of it. Each test case is named after its CVE or advisory, if
   there is one. It sends the attack's message, and expects that it fails. Each message is also compared with
   the oracle. */
#include "connection_example.h"

TestSuite(connection_attacks, .init = connection_example_open, .fini = connection_example_close);

/* Apache httpd added fields that identify the client for the application, then removed them because the client had
   nominated them. */
Test(connection_attacks, CVE_2022_31813_forwarded_fields_nominated)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t,
        "Host: a\nConnection: close, X-Forwarded-For, X-Forwarded-Host, X-Forwarded-Server\n"
        "X-Forwarded-For: 203.0.113.9\nX-Forwarded-Host: a\nX-Forwarded-Server: b\n",
        &v, "Host X-Forwarded-For X-Forwarded-Host X-Forwarded-Server");
    EXPECT_REFUSED(v, PROTECTED, 3);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_PROTECTED].field, 1);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_PROTECTED].offset, 8);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_PROTECTED].len, 15);
}

/* Go's ReverseProxy read only the first Connection field. If that was empty, it forwarded all of them, and the next
   proxy obeyed the second. */
Test(connection_attacks, CVE_2021_33197_first_connection_field_empty)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Host: a\nConnection: \nConnection: X-Hidden, X-Forwarded-For\nX-Hidden: 1\nX-Forwarded-For: b\n", &v,
        "Host X-Forwarded-For");
    cr_expect_eq(v.fields, 2);
    cr_expect_eq(v.nominated, 2);
    LEFT_OF(&t, "Connection:\nConnection: ,\nConnection: \t\nConnection: X-Hidden\nX-Hidden: 1\nHost: a\n", &v, "Host");
    cr_expect_eq(v.fields, 4);
}

/* Traefik: a nomination removed a field that a middleware had set after authentication. A nomination cannot reach a
   field that the host adds after marking. Fields of an earlier proxy are protected. */
Test(connection_attacks, CVE_2021_32813_fields_of_a_middleware)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t,
        "Connection: X-Auth-User, x-auth-request-email, Remote-User, X-WebAuth-User\nX-Auth-User: alice\n"
        "X-Auth-Request-Email: b\nRemote-User: c\nX-Webauth-User: d\n",
        &v, "X-Auth-User X-Auth-Request-Email Remote-User X-Webauth-User");
    EXPECT_REFUSED(v, PROTECTED, 4);
}

/* Traefik again: all forwarded fields except X-Forwarded-For. */
Test(connection_attacks, CVE_2024_45410_real_ip_and_certificates)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t,
        "Connection: close, X-Forwarded-Host, X-Forwarded-Port, X-Forwarded-Proto, X-Forwarded-Server, X-Real-Ip, "
        "X-Forwarded-Tls-Client-Cert, X-Forwarded-Tls-Client-Cert-Info\nX-Forwarded-Host: a\nX-Forwarded-Port: b\n"
        "X-Forwarded-Proto: c\nX-Forwarded-Server: d\nX-Real-Ip: e\nX-Forwarded-Tls-Client-Cert: f\n"
        "X-Forwarded-Tls-Client-Cert-Info: g\n",
        &v,
        "X-Forwarded-Host X-Forwarded-Port X-Forwarded-Proto X-Forwarded-Server X-Real-Ip "
        "X-Forwarded-Tls-Client-Cert X-Forwarded-Tls-Client-Cert-Info");
    EXPECT_REFUSED(v, PROTECTED, 7);
}

/* Traefik compared protected names case-sensitively, but removed fields case-insensitively. */
Test(connection_attacks, GHSA_92mv_8f8w_wq52_nominated_in_lower_case)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "connection: x-real-ip, X-FORWARDED-HOST\nX-Real-Ip: a\nX-Forwarded-Host: b\n", &v,
        "X-Real-Ip X-Forwarded-Host");
    EXPECT_REFUSED(v, PROTECTED, 2);
}

/* Fabio: the forwarded fields that it adds. */
Test(connection_attacks, CVE_2025_48865_forwarded_host)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: close, X-Forwarded-Host, Forwarded\nForwarded: a\nX-Forwarded-Host: b\nX-Real-Ip: c\n", &v,
        "Forwarded X-Forwarded-Host X-Real-Ip");
    EXPECT_REFUSED(v, PROTECTED, 2);
}

/* BIG-IP: one process checked the token, the nomination removed it, and the next process assumed that it had been
   checked. */
Test(connection_attacks, CVE_2022_1388_authentication_token_nominated)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: keep-alive, X-F5-Auth-Token\nX-F5-Auth-Token: a\nAuthorization: Basic YWRtaW46\n", &v,
        "X-F5-Auth-Token Authorization");
    EXPECT_REFUSED(v, PROTECTED, 1);
}

/* Akamai: without Transfer-Encoding, the next hop reads the body as another request. The hop-by-hop list contains
   this name, but framing fields stay. */
Test(connection_attacks, CVE_2026_26365_transfer_encoding_nominated)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: Transfer-Encoding\nTransfer-Encoding: chunked\n", &v, "Transfer-Encoding");
    EXPECT_REFUSED(v, PROTECTED, 1);
    t.use_protected = false; /* also without a list of protected names */
    LEFT_OF(&t, "Connection: transfer-encoding\nTransfer-Encoding: chunked\n", &v, "Transfer-Encoding");
    EXPECT_REFUSED(v, PROTECTED, 1);
}

/* Akamai, 2022, no CVE: the same for Content-Length. */
Test(connection_attacks, content_length_nominated)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: Content-Length\nContent-Length: 5\n", &v, "Content-Length");
    EXPECT_REFUSED(v, PROTECTED, 1);
    t.use_protected = false;
    LEFT_OF(&t, "Connection: content-length\nContent-Length: 5\n", &v, "Content-Length");
    EXPECT_REFUSED(v, PROTECTED, 1);
}

/* oauth2-proxy, Django: an application treats X_Auth_User as X-Auth-User. A protected name cannot be nominated under
   an alias either. The alias itself is another field, for a list to remove. */
Test(connection_attacks, CVE_2025_64484_CVE_2015_0219_aliases_nominated)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t,
        "Connection: X_Forwarded_For, X.Real.IP, x-auth_user, HOST, X`Auth`User\nX-Forwarded-For: a\n"
        "X-Real-IP: b\nX-Auth-User: c\nX.Real.IP: d\nHost: e\n",
        &v, "X-Forwarded-For X-Real-IP X-Auth-User X.Real.IP Host");
    EXPECT_REFUSED(v, PROTECTED, 5);
}

/* HAProxy treated an empty name as the end of the fields. */
Test(connection_attacks, CVE_2023_25725_empty_name_does_not_end_the_fields)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    connection_message m = {{{"", 0, "a", 1}, {"Connection", 10, "X-Foo", 5}, {"", 0, NULL, 0}, {"X-Foo", 5, "1", 1},
                                {"Keep-Alive", 10, "1", 1}},
        5};
    const char *wrong = connection_trial_wrong(&t, m.fields, m.count, &v);
    cr_expect_null(wrong, "%s", wrong);
    cr_expect_eq(v.marked, 3, "empty names are left to hdrtrie_mark: %zu", v.marked);
}

/* Traffic Server, Node: white space before the colon. The name is malformed, so mark removes it, but its nominations
   still take effect. */
Test(connection_attacks, CVE_2024_27982_white_space_after_the_name)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection : X-Foo\nX-Foo: 1\nHost: a\n", &v, "Host");
    cr_expect_eq(v.notes, HDRTRIE_CONNECTION_PADDED);
    LEFT_OF(&t, "\vConnection\t\r: X-Foo, Host\nX-Foo: 1\nHost: a\n", &v, "Host");
    EXPECT_REFUSED(v, PROTECTED, 1);
}

/* Envoy's matcher stopped at a NUL, but the code that acted on the result did not. */
Test(connection_attacks, CVE_2019_9900_NUL_in_a_nomination)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: X-Foo\0, X-Real-IP\0z, X-Bar\nX-Foo: 1\nX-Real-IP: 2\nX-Bar: 3\n", &v, "X-Foo X-Real-IP");
    EXPECT_REFUSED(v, NO_TOKEN, 2);
    LEFT_OF(&t, "Connection\0: X-Foo\nX-Foo: 1\n", &v, ""); /* a control byte is padding, like a space */
}

/* h2c smuggling: a proxy that forwards the upgrade no longer sees the requests that follow. KEEP_UPGRADE is meant
   for WebSocket. */
Test(connection_attacks, h2c_smuggling)
{
    connection_trial t = connection_example_trial(HDRTRIE_CONNECTION_KEEP_UPGRADE, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\nHost: a\n", &v,
        "Host");
    cr_expect_eq(v.notes, 0);
    LEFT_OF(&t, "Connection: upgrade\nUpgrade: websocket, H2C\n", &v, "");
    LEFT_OF(&t, "Connection: upgrade\nUpgrade: ,h2c/1\n", &v, "");
    LEFT_OF(&t, "Connection: upgrade\nUpgrade: h2cx\nUpgrade: xh2c\n", &v, "Upgrade Upgrade");
}

/* Nominations that fill the cap, so that a later one is not read. The verdict reports this. */
Test(connection_attacks, cap_filled_with_repetitions)
{
    connection_trial t = connection_example_trial(0, 0);
    hdrtrie_connection_verdict v;
    LEFT_OF(&t, "Connection: a,a,a,a,a,a,a,a\nConnection: b,b,b,b,b,b,b,b\nConnection: X-Foo\nX-Foo: 1\na: 2\nb: 3\n",
        &v, "X-Foo");
    EXPECT_REFUSED(v, OVER_CAP, 1);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_OVER_CAP].field, 2);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_OVER_CAP].offset, 1);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_OVER_CAP].len, 5);
}
