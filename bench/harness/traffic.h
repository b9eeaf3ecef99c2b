/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What a user's traffic contains, and what a list removes of it, so that a file that was misread does not look like a good run. */
#ifndef BENCH_TRAFFIC_H
#define BENCH_TRAFFIC_H

#include "listing.h"
#include "requests.h"

enum { TRAFFIC_TEXT_CAPACITY = 400 };

/* Writes one line: how many requests, fields and names there are, how many fields l removes by how many rules, and how many
   names are malformed. */
void traffic_describe(char text[TRAFFIC_TEXT_CAPACITY], const listing *l, const requests *traffic);

/* Writes one line on what a branch predictor may have learned, or an empty text if a pass repeats nothing. */
void traffic_describe_order(char text[TRAFFIC_TEXT_CAPACITY], const requests *traffic);

#endif
