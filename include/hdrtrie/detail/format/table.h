/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bytes of a table. Every offset, width and shift is in the headers of this folder and nowhere else; docs/format.md
   draws the same bits and shows the bytes of one list.

   A table is an array of 64-byte lines, little-endian on every target. Offsets count bytes from its first byte.
   Sections in order:

     header     3 lines       header.h
     nodes      per length    node.h: the bits of a name of that length that discriminate (mode HASHED: pilots)
     slots      2 or 4 bytes  record.h: each is the offset of a record's text
     records    packed        record.h: groups, id, length, then the folded text that a find compares with the name
     prefixes   optional      affix.h: filter, slots, pilots, literals, texts
     suffixes   optional      affix.h: the same parts, texts reversed
     nested     optional      header.h: whole tables, each at a multiple of 64 bytes
     results    optional      record.h: of spelled exceptions
     sieve      optional      sieve.h: rows that reject most names which no rule matches
     cold       per rule      cold.h: groups, rules, ids and their texts, for people and for hdrtrie_check
     digest     8 bytes       XXH3-64 of all bytes before it

   A SIMD backend loads up to HDRTRIE_REACH_LEN bytes from a record's text on; the cold section is long enough for that.

   A find is: length -> node (mode HASHED: hash -> pilot) -> slot -> record -> one comparison -> select. */
#ifndef HDRTRIE_TABLE_H
#define HDRTRIE_TABLE_H

#include <hdrtrie/detail/format/affix.h>
#include <hdrtrie/detail/format/cold.h>
#include <hdrtrie/detail/format/header.h>
#include <hdrtrie/detail/format/node.h>
#include <hdrtrie/detail/format/record.h>
#include <hdrtrie/detail/format/sieve.h>

#endif
