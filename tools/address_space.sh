# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0 OR MIT
# Sourced by scripts that run programs under clang's sanitizers. Sets
#     wrap          an array: the words to put in front of each program, or none
#     wrap_note     a message for the caller to print: why programs are wrapped, or empty
#     wrap_failure  why sanitizers may crash on this machine, or empty
#
# The shadow memory of clang 14 does not fit if the kernel places memory maps with more than 28 random bits.
# shellcheck disable=SC2034  # the caller uses these variables
wrap=() wrap_note='' wrap_failure=''
random_bits=$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 28)
if ((random_bits > 28)); then
    if setarch -R true 2>/dev/null; then
        wrap=(setarch -R)
        wrap_note="vm.mmap_rnd_bits is $random_bits: programs run under setarch -R, without randomized addresses"
    else
        wrap_failure="vm.mmap_rnd_bits is $random_bits, and setarch -R is not allowed"
    fi
fi
