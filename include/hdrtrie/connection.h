/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Connection: the fields that a message itself declares to end at this connection (RFC 9110 section 7.6.1), together with
   those that always do, marked so that hdrtrie_drop removes them, and without what attackers do with that.

       static const hdrtrie_field_layout field = HDRTRIE_FIELD_LAYOUT_OF(struct field, name, name_len, value, value_len, 0);
       hdrtrie_connection_options hops = {hop_by_hop, 0, protected_names, 0, HDRTRIE_CONNECTION_KEEP_TE_TRAILERS};
       hdrtrie_connection_verdict v;
       hdrtrie_mark(edge, HDRTRIE_ALL_GROUPS, fields, count, &field.name, bitmap);
       v = hdrtrie_connection_mark(&hops, fields, count, &field, bitmap);
       if (v.refused[HDRTRIE_CONNECTION_OVER_CAP].count != 0) return 400;
       count = hdrtrie_drop(bitmap, fields, count, &field.name);

   Call it before the proxy adds fields of its own, which no nomination of a client's may reach.

   A Connection field is one whose name is that in any case. White space or control bytes around the name do not hide it: such
   a name is malformed, hdrtrie_mark's to remove, but some recipients trim it, so it is read and marked here as well. All
   Connection fields of a message count, empty ones and later ones too; all are marked, always: the proxy writes its own.

   Their values are lists of tokens. Empty elements are ignored, white space around elements too (CR and LF included, for
   hosts that leave obs-fold in a value); a comma always separates, quotes mean nothing. Each element that is left is a
   nomination, and one of them after another, repetitions included, counts against the cap. A nomination is refused if
   - it is beyond the cap: those before it are honoured, whatever they are;
   - it is no token: parameters, quotes, inner white space, bytes from 0x80, NUL;
   - it is Content-Length or Transfer-Encoding, or matches protected_names under the fold separators, so that X_Real_IP is
     refused where X-Real-IP is listed.
   All fields with the name of one that is not refused are marked, compared without regard to case and in no other way: a
   nomination of X-Foo does not mean X_Foo. close, keep-alive and the like are nominations as any other.

   A continuation (layout.h) of a Connection field is read like one more Connection field. A reader that unfolds sees one
   element where a fold stands between two words, here they are two nominations: more is marked, nothing is lost.
   A continuation of any other field shares its fate. */
#ifndef HDRTRIE_CONNECTION_H
#define HDRTRIE_CONNECTION_H

#include <hdrtrie/mark.h>

#define HDRTRIE_CONNECTION_CAP 16     /* nominations a message, if the options say nothing else */
#define HDRTRIE_CONNECTION_CAP_MAX 64 /* at most, whatever they say */

/* A TE field whose value is `trailers` and nothing else, in any case, stays. One that holds more (`trailers, deflate`), or
   that a continuation follows, is decided as any other field. Over HTTP/1.1 the proxy's own Connection must nominate it. */
#define HDRTRIE_CONNECTION_KEEP_TE_TRAILERS 1
/* Where Connection nominates upgrade, Upgrade fields stay, Connection does not: the proxy that tunnels writes its own
   `Connection: upgrade`. Without that nomination, where the value lists h2c (with which requests are smuggled past proxies;
   obsolete since RFC 9113), or where a continuation follows, they are decided as any other field. */
#define HDRTRIE_CONNECTION_KEEP_UPGRADE 2
/* The tables alone decide about Content-Length and Transfer-Encoding, too. Without this neither is ever marked here, listed or
   nominated: only a proxy that decodes a body, and frames it anew, may remove them. */
#define HDRTRIE_CONNECTION_MARK_FRAMING 4

typedef struct hdrtrie_connection_options {
    const hdrtrie_table
        *hop_by_hop; /* fields that always go, such as the preset <hop-by-hop>; NULL: none. Its fold counts. */
    uint32_t hop_by_hop_groups; /* which of its groups; 0: all of them */
    const hdrtrie_table
        *protected_names; /* what cannot be nominated, such as the preset <protected>; folded separators;
                                             NULL: nothing but Content-Length and Transfer-Encoding */
    size_t cap; /* how many nominations a message may have, 1..HDRTRIE_CONNECTION_CAP_MAX; 0: HDRTRIE_CONNECTION_CAP */
    uint32_t flags; /* HDRTRIE_CONNECTION_KEEP_…, HDRTRIE_CONNECTION_MARK_FRAMING, or-ed */
} hdrtrie_connection_options;

/* Why a nomination is refused. Its field may be marked all the same, by hop_by_hop for one. */
typedef enum hdrtrie_connection_reason {
    HDRTRIE_CONNECTION_PROTECTED,
    HDRTRIE_CONNECTION_NO_TOKEN,
    HDRTRIE_CONNECTION_OVER_CAP,
    HDRTRIE_CONNECTION_REASON_COUNT
} hdrtrie_connection_reason;

/* How often, and where the first time: len bytes of the value of fields[field], from offset on. 0 where count is. */
typedef struct hdrtrie_connection_refusal {
    size_t count, field, offset, len;
} hdrtrie_connection_refusal;

/* What verdicts note. */
#define HDRTRIE_CONNECTION_FOLDED 1       /* a Connection field has a continuation */
#define HDRTRIE_CONNECTION_PADDED 2       /* a Connection field has white space or control bytes around its name */
#define HDRTRIE_CONNECTION_KEPT_TE 4      /* a TE field stays that would have been marked without KEEP_TE_TRAILERS */
#define HDRTRIE_CONNECTION_KEPT_UPGRADE 8 /* an Upgrade field stays that would have been marked without KEEP_UPGRADE */
#define HDRTRIE_CONNECTION_WRONG_FOLD 16  /* protected_names is not folded separators: every nomination was refused */

typedef struct hdrtrie_connection_verdict {
    size_t fields;    /* Connection fields; continuations are not counted */
    size_t nominated; /* nominations in them, refused ones included */
    size_t marked;    /* bits that were 0 and are now 1 */
    hdrtrie_connection_refusal refused[HDRTRIE_CONNECTION_REASON_COUNT];
    uint32_t notes; /* HDRTRIE_CONNECTION_FOLDED … or-ed */
} hdrtrie_connection_verdict;

/* What the Connection fields of one message say, between read and apply. Points into their values, and to the options. */
typedef struct hdrtrie_connection {
    const hdrtrie_connection_options *options;
    hdrtrie_connection_verdict verdict; /* of read, and of every apply so far */
    int upgrade;                        /* whether upgrade is nominated */
    uint64_t lens;                      /* bit min(len, 63): a name in names is of that length */
    size_t count;                       /* nominations honoured */
    struct {
        const char *text;
        size_t len;
    } names[HDRTRIE_CONNECTION_CAP_MAX]; /* those, in order; from count on unspecified */
} hdrtrie_connection;

/* Where an array keeps names and values: two layouts of one stride. Flags are the name's; value.flags means nothing. */
typedef struct hdrtrie_field_layout {
    hdrtrie_layout name, value;
} hdrtrie_field_layout;

#define HDRTRIE_FIELD_LAYOUT_OF(type, name, name_len, value, value_len, flags)                                         \
    {                                                                                                                  \
        HDRTRIE_LAYOUT_OF(type, name, name_len, flags), HDRTRIE_LAYOUT_OF(type, value, value_len, 0)                   \
    }

HDRTRIE_EXTERN_C_BEGIN

/* What is wrong with options, as an English sentence without a full stop, static; NULL if nothing is. To be asked once, when
   a configuration is read. What mark does with wrong options is said here, and safe: protected_names of another fold has
   every nomination refused; a cap above HDRTRIE_CONNECTION_CAP_MAX is that; unknown flags mean nothing. */
HDRTRIE_API const char *hdrtrie_connection_wrong(const hdrtrie_connection_options *options);

/* Sets the bits of fields that end at this connection in bitmap, which hdrtrie_mark has written, or the caller: (count + 63) / 64
   words. Bits are never cleared. fields may be NULL where count is 0. Pseudo-fields, where the layout has them, are left alone.
   A value may be NULL where its length is 0. Reads names and values, no byte outside them (finds as find.h says).
   Cost: the Connection values' bytes, a find in protected_names a nomination up to the cap; a find in hop_by_hop a field, if there
   is one; a comparison a field and a nomination of the same length. Without hop_by_hop and Connection fields: a look at
   each name's length. Allocates nothing; about 1.2 KB of stack. */
HDRTRIE_API hdrtrie_connection_verdict hdrtrie_connection_mark(const hdrtrie_connection_options *options,
    const void *fields, size_t count, const hdrtrie_field_layout *layout, uint64_t *bitmap);

/* The two halves of mark, for messages whose trailers come later: nominations concern them as well (RFC 9110 7.6.1).
   read starts *connection anew from the header fields; apply marks, in header or trailer fields, what that says. The
   values that read saw, and options, must live until the last apply. apply marks plain Connection fields that it meets, but
   reads none. */
HDRTRIE_API void hdrtrie_connection_read(const hdrtrie_connection_options *options, const void *fields, size_t count,
    const hdrtrie_field_layout *layout, hdrtrie_connection *connection);
HDRTRIE_API void hdrtrie_connection_apply(hdrtrie_connection *connection, const void *fields, size_t count,
    const hdrtrie_field_layout *layout, uint64_t *bitmap);

HDRTRIE_EXTERN_C_END

#endif
