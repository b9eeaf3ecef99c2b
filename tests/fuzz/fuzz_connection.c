/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares every form of connection_mark with the oracle for any message, and checks that it reads no byte outside the
   message. The first three bytes of the first line are choices, of which only the low bits matter. The other lines are
   fields as in connection_message.h:

       700                    option flags (+8: no hop-by-hop list), layout flags (+4: no protected names), cap
       Connection: close
       X-Foo: 1 */
#include "../support/connection_message.h"
#include "../support/connection_trial.h"
#include "finding.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static connection_message m;
    static connection_lists lists;
    connection_trial t = {&lists, true, true, 0, 0, 0, 0};
    uint8_t choice[3] = {'7', '0', '0'};
    const char *wrong;
    if (lists.hop_by_hop == NULL) connection_lists_open(&lists, HDRTRIE_FOLD_SEPARATORS);
    memcpy(choice, data, len < 3 ? len : 3);
    t.flags = choice[0] & 7;
    t.layout_flags = choice[1] & 3;
    t.cap = choice[2] & 31;
    t.use_hop_by_hop = !(choice[0] & 8);
    t.use_protected = !(choice[1] & 4);
    connection_message_read(&m, len > 4 ? (const char *)data + 4 : "", len > 4 ? len - 4 : 0);
    wrong = connection_trial_wrong(&t, m.fields, m.count, NULL);
    if (wrong != NULL) FINDING("%s", wrong);
    return 0;
}
