/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The end of a find on x86-64: conditional moves directly after the comparison. The instructions are written in both
   dialects, so that they also assemble with -masm=intel. */
#ifndef HDRTRIE_CMOV_H
#define HDRTRIE_CMOV_H

/* One instruction with the operands source and target, given by the names of their constraints. */
#define HDRTRIE_ASM2(mnemonic, source, target)                                                                         \
    mnemonic " {%[" source "], %[" target "]|%[" target "], %[" source "]}\n\t"

/* If register and memory are allowed, clang takes memory and writes the vector to the stack. */
#ifdef __clang__
#define HDRTRIE_ASM_VECTOR "x"
#else
#define HDRTRIE_ASM_VECTOR "xm"
#endif

/* Runs compare, whose inputs follow. If its flags mean "not zero", the groups and id of v become those of none. */
#define HDRTRIE_ASM_SELECT(compare, v, none, ...)                                                                      \
    __asm__(compare HDRTRIE_ASM2("cmovnz", "no_groups", "groups") HDRTRIE_ASM2("cmovnz", "no_id", "id")                \
            : [groups] "+r"((v).groups), [id] "+r"((v).id)                                                             \
            : [no_groups] "r"((none).groups), [no_id] "r"((none).id), __VA_ARGS__                                      \
            : "cc")

/* Runs compare. If its flags mean "not zero", the groups of v become those of none. */
#define HDRTRIE_ASM_SELECT_GROUPS(compare, v, none, ...)                                                               \
    __asm__(compare HDRTRIE_ASM2("cmovnz", "no_groups", "groups")                                                      \
            : [groups] "+r"((v).groups)                                                                                \
            : [no_groups] "r"((none).groups), __VA_ARGS__                                                              \
            : "cc")

/* Runs compare. If its flags mean "not zero", the groups, id and exact of v become those of none, where exact is 0. */
#define HDRTRIE_ASM_SELECT_EXACT(compare, v, none, ...)                                                                \
    __asm__(compare HDRTRIE_ASM2("cmovnz", "no_groups", "groups") HDRTRIE_ASM2("cmovnz", "no_id", "id")                \
                HDRTRIE_ASM2("cmovnz", "no_exact", "exact")                                                            \
            : [groups] "+r"((v).groups), [id] "+r"((v).id), [exact] "+r"((v).exact)                                    \
            : [no_groups] "r"((none).groups), [no_id] "r"((none).id), [no_exact] "r"((none).exact), __VA_ARGS__        \
            : "cc")

#endif
