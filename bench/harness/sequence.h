/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The random sequences of the workloads: SplitMix64 from a fixed seed, so every machine looks up the same names. */
#ifndef BENCH_SEQUENCE_H
#define BENCH_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t sequence_draw(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* Returns a number below bound; bound is less than 2^32. */
static inline size_t sequence_draw_below(uint64_t *state, size_t bound)
{
    return (size_t)((sequence_draw(state) >> 32) * bound >> 32);
}

#endif
