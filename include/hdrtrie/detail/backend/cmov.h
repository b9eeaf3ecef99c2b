/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The end of a find on x86-64: conditional moves right behind the instruction that compared. The texts are written in both
   dialects, so that they also assemble under -masm=intel. */
#ifndef HDRTRIE_CMOV_H
#define HDRTRIE_CMOV_H

/* An instruction of two operands, source and target, given by the names of their constraints. */
#define HDRTRIE_ASM2(mnemonic, source, target)                                                                         \
    mnemonic " {%[" source "], %[" target "]|%[" target "], %[" source "]}\n\t"

/* clang takes the choice of register or memory for memory, by way of the stack. */
#ifdef __clang__
#define HDRTRIE_ASM_VECTOR "x"
#else
#define HDRTRIE_ASM_VECTOR "xm"
#endif

/* Runs compare, whose inputs follow; if it leaves "not zero" in the flags, v's groups and id become none's. */
#define HDRTRIE_ASM_SELECT(compare, v, none, ...)                                                                      \
    __asm__(compare HDRTRIE_ASM2("cmovnz", "no_groups", "groups") HDRTRIE_ASM2("cmovnz", "no_id", "id")                \
            : [groups] "+r"((v).groups), [id] "+r"((v).id)                                                             \
            : [no_groups] "r"((none).groups), [no_id] "r"((none).id), __VA_ARGS__                                      \
            : "cc")

/* The groups alone. */
#define HDRTRIE_ASM_SELECT_GROUPS(compare, v, none, ...)                                                               \
    __asm__(compare HDRTRIE_ASM2("cmovnz", "no_groups", "groups")                                                      \
            : [groups] "+r"((v).groups)                                                                                \
            : [no_groups] "r"((none).groups), __VA_ARGS__                                                              \
            : "cc")

/* And v's exact becomes 0, for who asks whether there was an exact name. */
#define HDRTRIE_ASM_SELECT_EXACT(compare, v, none, ...)                                                                \
    __asm__(compare HDRTRIE_ASM2("cmovnz", "no_groups", "groups") HDRTRIE_ASM2("cmovnz", "no_id", "id")                \
                HDRTRIE_ASM2("cmovnz", "no_exact", "exact")                                                            \
            : [groups] "+r"((v).groups), [id] "+r"((v).id), [exact] "+r"((v).exact)                                    \
            : [no_groups] "r"((none).groups), [no_id] "r"((none).id), [no_exact] "r"((none).exact), __VA_ARGS__        \
            : "cc")

#endif
