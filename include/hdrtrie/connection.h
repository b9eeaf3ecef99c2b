/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Connection: marks the fields that end at this connection, so that hdrtrie_drop removes them (RFC 9110, section
   7.6.1). These are the fields that the message nominates in Connection, and hop-by-hop fields that always end here. It
   refuses nominations that attackers use, such as of Content-Length.

       static const hdrtrie_field_layout field =
           HDRTRIE_FIELD_LAYOUT_OF(struct field, name, name_len, value, value_len, 0);
       hdrtrie_connection_options hops = {hop_by_hop, 0, protected_names, 0, HDRTRIE_CONNECTION_KEEP_TE_TRAILERS};
       hdrtrie_connection_verdict v;
       hdrtrie_mark(edge, HDRTRIE_ALL_GROUPS, fields, count, &field.name, bitmap);
       v = hdrtrie_connection_mark(&hops, fields, count, &field, bitmap);
       if (v.refused[HDRTRIE_CONNECTION_OVER_CAP].count != 0) return 400;
       count = hdrtrie_drop(bitmap, fields, count, &field.name);

   Call it before the proxy adds its own fields, so that a client cannot nominate those.

   A Connection field is a field with that name in any case. White space or control bytes around the name do not hide
   it. Such a name is malformed and hdrtrie_mark removes it, but some recipients trim it, so its value is read here too.
   All Connection fields of a message count, including empty and repeated ones. All are marked: the proxy writes new
   ones.

   Each value is a list of elements, separated by commas. Empty elements are ignored, and so is white space around
   elements (also CR and LF, for hosts that leave obs-fold in a value). A comma always separates; quotes mean nothing.
   Each remaining element is a nomination. All nominations count against the cap, repetitions included. A nomination is
   refused if it is
   - beyond the cap (the nominations before it stay valid);
   - not a token: it has parameters, quotes, inner white space, bytes from 0x80, or NUL;
   - a framing field (Host, Content-Length, Transfer-Encoding), unless HDRTRIE_CONNECTION_MARK_FRAMING is set;
   - a match of protected_names under the fold separators: X_Real_IP is refused if X-Real-IP is listed.
   For each nomination that is not refused, all fields with its name are marked. Only ASCII case is ignored: a
   nomination of X-Foo does not mark X_Foo. `close`, `keep-alive` and the like are ordinary nominations.

   A continuation (layout.h) of a Connection field is read like another Connection field. If a line end separates two
   words of one element, they are two nominations here, so more fields are marked, never fewer. A continuation of
   another field is marked if that field is. */
#ifndef HDRTRIE_CONNECTION_H
#define HDRTRIE_CONNECTION_H

#include <hdrtrie/mark.h>

#define HDRTRIE_CONNECTION_CAP 16     /* nominations per message by default */
#define HDRTRIE_CONNECTION_CAP_MAX 64 /* the highest cap that options can set */

/* Flag: a TE field with the value `trailers`, in any case, is not marked. With any other value (`trailers, deflate`),
   or with a continuation, it is decided as other fields are. Over HTTP/1.1 the proxy's own Connection field must
   nominate it. */
#define HDRTRIE_CONNECTION_KEEP_TE_TRAILERS 1
/* Flag: if Connection nominates upgrade, Upgrade fields are not marked; Connection is. A proxy that tunnels writes its
   own `Connection: upgrade`. Without that nomination, or with a continuation, an Upgrade field is decided as other
   fields are. So is one that lists h2c, because attackers use h2c to pass requests around proxies (obsolete since RFC
   9113). */
#define HDRTRIE_CONNECTION_KEEP_UPGRADE 2
/* Flag: framing fields (mark.h) are marked like other fields. Without it they are never marked here, listed or
   nominated. Set it only in a proxy that decodes the body and frames the message again. These calls ignore
   HDRTRIE_LAYOUT_FRAMING, because nominations come from clients. So a proxy can remove framing fields by its own list
   and still refuse those nominations. */
#define HDRTRIE_CONNECTION_MARK_FRAMING 4

/* The options of one proxy or route. They must live, unchanged, until the last call that uses them. */
typedef struct hdrtrie_connection_options {
    /* The fields that always end here, such as the preset <hop-by-hop>, under this table's own fold. NULL: none. */
    const hdrtrie_table *hop_by_hop;
    uint32_t hop_by_hop_groups; /* which groups of hop_by_hop, as bits; 0: all */
    /* The names that cannot be nominated, such as the preset <protected>. Its fold must be separators. NULL: only
       framing fields, so that a client can nominate X-Forwarded-For. */
    const hdrtrie_table *protected_names;
    size_t cap;     /* nominations per message, 1..HDRTRIE_CONNECTION_CAP_MAX; 0: HDRTRIE_CONNECTION_CAP */
    uint32_t flags; /* HDRTRIE_CONNECTION_KEEP_... and HDRTRIE_CONNECTION_MARK_FRAMING, or-ed; 0 for none */
} hdrtrie_connection_options;

/* Why a nomination is refused. Its field can still be marked for another reason, such as hop_by_hop. */
typedef enum hdrtrie_connection_reason {
    HDRTRIE_CONNECTION_PROTECTED,
    HDRTRIE_CONNECTION_NO_TOKEN,
    HDRTRIE_CONNECTION_OVER_CAP,
    HDRTRIE_CONNECTION_REASON_COUNT
} hdrtrie_connection_reason;

/* The refusals for one reason: their number and the place of the first one. That is len bytes from offset on in the
   value of fields[field]. If count is 0, the others are 0. */
typedef struct hdrtrie_connection_refusal {
    size_t count, field, offset, len;
} hdrtrie_connection_refusal;

/* Bits of the notes in a verdict. */
#define HDRTRIE_CONNECTION_CONTINUED 1    /* a Connection field has a continuation */
#define HDRTRIE_CONNECTION_PADDED 2       /* a Connection field has white space or control bytes around its name */
#define HDRTRIE_CONNECTION_KEPT_TE 4      /* KEEP_TE_TRAILERS kept a TE field that otherwise would be marked */
#define HDRTRIE_CONNECTION_KEPT_UPGRADE 8 /* KEEP_UPGRADE kept an Upgrade field that otherwise would be marked */
#define HDRTRIE_CONNECTION_WRONG_FOLD 16  /* protected_names has another fold than separators: all are refused */

typedef struct hdrtrie_connection_verdict {
    size_t fields;    /* Connection fields, without continuations */
    size_t nominated; /* nominations in them, refused ones included */
    size_t marked;    /* bits that the call changed from 0 to 1 */
    hdrtrie_connection_refusal refused[HDRTRIE_CONNECTION_REASON_COUNT]; /* by reason */
    uint32_t notes;                                                      /* HDRTRIE_CONNECTION_CONTINUED ... or-ed */
} hdrtrie_connection_verdict;

/* The nominations of one message, between read and apply. It points to the options and into the values of its
   Connection fields; both must live as long as it does. 1.2 KB, without any allocated memory. */
typedef struct hdrtrie_connection {
    const hdrtrie_connection_options *options;
    hdrtrie_connection_verdict verdict; /* of read and of all calls of apply so far */
    int upgrade;                        /* 1 if upgrade is nominated, else 0 */
    uint64_t lens;                      /* bit min(len, 63) is 1 if names contains a name of len bytes. */
    size_t count;                       /* nominations that were not refused, 0..HDRTRIE_CONNECTION_CAP_MAX */
    struct {
        const char *text;
        size_t len;
    } names[HDRTRIE_CONNECTION_CAP_MAX]; /* the first count of them are set, in order */
} hdrtrie_connection;

/* Where an array keeps names and values: two layouts with one stride. The flags of name count; those of value are
   ignored. */
typedef struct hdrtrie_field_layout {
    hdrtrie_layout name, value;
} hdrtrie_field_layout;

/* Initializes a hdrtrie_field_layout for the struct type. The next four are its members; flags as in layout.h. */
#define HDRTRIE_FIELD_LAYOUT_OF(type, name, name_len, value, value_len, flags)                                         \
    {                                                                                                                  \
        HDRTRIE_LAYOUT_OF(type, name, name_len, flags), HDRTRIE_LAYOUT_OF(type, value, value_len, 0)                   \
    }

HDRTRIE_EXTERN_C_BEGIN

/* Checks options. Call it once, when the configuration is read.
   options   Not NULL.
   Returns NULL if options are valid, or a static English sentence without a full stop about the first error. Errors are
   a protected_names with another fold than separators, a cap above HDRTRIE_CONNECTION_CAP_MAX, and unknown flags.
   The other calls are safe with such options: they refuse all nominations, use the highest cap, and ignore unknown
   flags. */
HDRTRIE_API const char *hdrtrie_connection_wrong(const hdrtrie_connection_options *options);

/* Sets the bits of the fields that end at this connection. It never clears a bit.
   options   Not NULL.
   fields    count fields. May be NULL if count is 0. A value may be NULL if its length is 0.
   layout    Where a field keeps its name and value; not NULL. With HDRTRIE_LAYOUT_PSEUDO, pseudo-fields are left alone.
   bitmap    (count + 63) / 64 words that hdrtrie_mark or the caller has set. May be NULL if count is 0.
   Returns the verdict; the offsets in it refer to the values of fields.
   Spares framing fields, unless the flag HDRTRIE_CONNECTION_MARK_FRAMING is set.
   It reads names and values and no byte outside them, except as hdrtrie_find reads names. It allocates nothing and
   needs about 1.2 KB of stack. Any number of threads may share options and tables.
   Cost: a pass over the Connection values; one find in protected_names per nomination up to the cap; that of
   hdrtrie_mark with hop_by_hop if that is not NULL; one comparison per pair of field and nomination of equal length. Without
   hop_by_hop and without a Connection field it only looks at the length of each name. */
HDRTRIE_API hdrtrie_connection_verdict hdrtrie_connection_mark(const hdrtrie_connection_options *options,
    const void *fields, size_t count, const hdrtrie_field_layout *layout, uint64_t *bitmap);

/* Reads the nominations of a message from its header fields. It is the first half of hdrtrie_connection_mark, for
   messages whose trailers arrive later: nominations apply to trailers too (RFC 9110, section 7.6.1).
   options      Not NULL. Must live until the last call of hdrtrie_connection_apply.
   fields       count fields. May be NULL if count is 0. Their values must live as long as options.
   layout       Where a field keeps its name and value; not NULL.
   connection   Receives the nominations; its old content is ignored. Not NULL.
   Cost: a pass over the Connection values; one find in protected_names per nomination up to the cap. */
HDRTRIE_API void hdrtrie_connection_read(const hdrtrie_connection_options *options, const void *fields, size_t count,
    const hdrtrie_field_layout *layout, hdrtrie_connection *connection);

/* Sets the bits of the header fields or trailers that end at this connection. It never clears a bit. It may be called
   any number of times after hdrtrie_connection_read. Connection fields in fields are marked; their values are not read.
   connection   As hdrtrie_connection_read wrote it. Its verdict is updated.
   fields       count fields. May be NULL if count is 0.
   layout       Where a field keeps its name and value; not NULL.
   bitmap       (count + 63) / 64 words that hdrtrie_mark or the caller has set. May be NULL if count is 0.
   Spares framing fields, unless the flag HDRTRIE_CONNECTION_MARK_FRAMING is set.
   Cost: that of hdrtrie_mark with hop_by_hop if that is not NULL; one comparison per pair of field and nomination of equal
   length. */
HDRTRIE_API void hdrtrie_connection_apply(hdrtrie_connection *connection, const void *fields, size_t count,
    const hdrtrie_field_layout *layout, uint64_t *bitmap);

HDRTRIE_EXTERN_C_END

#endif
