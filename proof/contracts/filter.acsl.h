/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/filter.h. */

/*@ requires head_len <= 8 && \valid_read(text + (0 .. 7));
    assigns \nothing; */
static inline uint64_t hdrtrie_filter_end8(const uint8_t *text, size_t head_len, int reversed);

/*@ requires head_len <= 8 && \valid_read(text + (0 .. 7));
    assigns \nothing; */
static inline uint64_t hdrtrie_filter_mask(unsigned fold, const uint8_t *text, size_t head_len, int reversed);

/*@ requires \valid_read(text + (0 .. 7));
    assigns \nothing; */
static inline uint64_t hdrtrie_filter_bits(
    hdrtrie_affix a, unsigned fold, const uint8_t *text, size_t len, int reversed);
