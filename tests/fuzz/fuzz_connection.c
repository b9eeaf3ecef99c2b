/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Connection, over any message: every form of connection_mark says what the oracle says, and reads no byte of others. The first
   line is three choices, of which only the lowest bits count; the rest are fields as in connection_message.h:

       700                    the options' flags (+8: without hop-by-hop), the layout's flags (+4: without protected names), the cap
       Connection: close
       X-Foo: 1 */
#include "../connection_message.h"
#include "../connection_trial.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static connection_message m;
    static connection_lists lists;
    connection_trial t = {&lists, true, true, 0, 0, 0, 0};
    const char *wrong;
    if (lists.hop_by_hop == NULL) connection_lists_open(&lists, HDRTRIE_FOLD_SEPARATORS);
    if (len < 4 || data[3] != '\n') return -1; /* not for the corpus */
    t.flags = data[0] & 7;
    t.layout_flags = data[1] & 3;
    t.cap = data[2] & 31;
    t.use_hop_by_hop = !(data[0] & 8);
    t.use_protected = !(data[1] & 4);
    connection_message_read(&m, (const char *)data + 4, len - 4);
    wrong = connection_trial_wrong(&t, m.fields, m.count, NULL);
    if (wrong == NULL) return 0;
    fprintf(stderr, "fuzz_connection: %s\n", wrong);
    abort();
}
