/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Strips a stream of messages. */
#ifndef HDRTRIE_GEN_STRIPPER_H
#define HDRTRIE_GEN_STRIPPER_H

#include "framing.h"
#include "nominations.h"
#include "report.h"
#include "stream.h"

/* What follows a message that can open a tunnel: CONNECT, a request with Upgrade, or a response 101. */
typedef enum gen_upgrade {
    GEN_UPGRADE_REFUSE, /* nothing; more input is an error */
    GEN_UPGRADE_PASS,   /* bytes of the tunnel, which pass unchanged */
    GEN_UPGRADE_END,    /* nothing: the run ends */
} gen_upgrade;

typedef struct gen_stripper {
    const hdrtrie_table *table, *cookies; /* cookies: the table of cookie rules, or NULL */
    uint32_t groups;
    bool keep, framing, repair, single;
    gen_stream_kind kind;
    gen_upgrade upgrade;
    gen_nominations *nominations; /* NULL without --connection */
    gen_report *report;           /* NULL without --report */
    gen_stream stream;
    uint64_t message; /* 1-based, for error messages */
    bool tunnel;      /* this message can open a tunnel */
} gen_stripper;

/* Strips the messages of file descriptor input to output. The members before stream are set, the others 0. Returns the
   status to exit with, after a message if it is not GEN_DONE. */
gen_status gen_stripper_run(gen_stripper *s, int input, int output);

#endif
