/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "growth_list.h"
#include "need.h"
#include "sequence.h"
#include <stdio.h>
#include <stdlib.h>

/* A name is an optional "X-", one beginning and two words: 2 * 64 * 128 * 128 names. No word contains a separator and all
   words differ, so all names differ. */
static const char *const beginnings[64] = {
    "Acme",
    "Aero",
    "Akira",
    "Alpha",
    "Amber",
    "Apex",
    "Atlas",
    "Aurora",
    "Bay",
    "Bolt",
    "Bravo",
    "Cdn",
    "Cf",
    "Citr",
    "Cloud",
    "Core",
    "Delta",
    "Dune",
    "Echo",
    "Edge",
    "Ember",
    "Env",
    "Fast",
    "Flint",
    "Fox",
    "Gale",
    "Gcp",
    "Grid",
    "Halo",
    "Harbor",
    "Hive",
    "Int",
    "Ion",
    "Jade",
    "Kappa",
    "Kite",
    "Lark",
    "Lumen",
    "Lynx",
    "Mesh",
    "Mint",
    "Nimbus",
    "Node",
    "Nova",
    "Onyx",
    "Orbit",
    "Otter",
    "Pine",
    "Pop",
    "Pulse",
    "Quartz",
    "Rho",
    "Rune",
    "Sigma",
    "Sky",
    "Spark",
    "Swift",
    "Tau",
    "Tidal",
    "Umbra",
    "Vega",
    "Vertex",
    "Wave",
    "Zeta",
};
static const char *const words[128] = {
    "Access",
    "Account",
    "Address",
    "Age",
    "Agent",
    "Allow",
    "App",
    "Assert",
    "Asn",
    "Attempt",
    "Auth",
    "Backend",
    "Block",
    "Body",
    "Bot",
    "Bridge",
    "Budget",
    "Build",
    "Bypass",
    "Cache",
    "Cert",
    "Chain",
    "Channel",
    "Check",
    "City",
    "Class",
    "Client",
    "Cluster",
    "Code",
    "Colo",
    "Config",
    "Connect",
    "Context",
    "Cookie",
    "Country",
    "Customer",
    "Deadline",
    "Debug",
    "Decision",
    "Device",
    "Digest",
    "Dispatch",
    "Domain",
    "Email",
    "Encoding",
    "Error",
    "Event",
    "Expires",
    "Features",
    "Fetch",
    "Flags",
    "Flow",
    "Force",
    "Forward",
    "Gateway",
    "Group",
    "Hash",
    "Health",
    "Hint",
    "Hop",
    "Host",
    "Id",
    "Image",
    "Info",
    "Ip",
    "Issuer",
    "Job",
    "Key",
    "Kind",
    "Latency",
    "Level",
    "Limit",
    "Locale",
    "Lock",
    "Method",
    "Mode",
    "Model",
    "Network",
    "Nonce",
    "Origin",
    "Owner",
    "Path",
    "Peer",
    "Policy",
    "Port",
    "Priority",
    "Process",
    "Project",
    "Proto",
    "Proxy",
    "Quota",
    "Rate",
    "Ray",
    "Reason",
    "Region",
    "Replica",
    "Request",
    "Retry",
    "Role",
    "Route",
    "Rule",
    "Sample",
    "Scheme",
    "Scope",
    "Score",
    "Secret",
    "Server",
    "Service",
    "Session",
    "Shard",
    "Shield",
    "Signature",
    "Site",
    "Source",
    "Span",
    "Stage",
    "State",
    "Status",
    "Tag",
    "Tenant",
    "Timeout",
    "Token",
    "Trace",
    "User",
    "Version",
    "Via",
    "Worker",
    "Zone",
};

/* A permutation of 21 bits. Odd multiplications and xors with the higher half can both be inverted. */
static uint32_t scatter(uint32_t index)
{
    const uint32_t mask = 2 * GROWTH_LIST_MAX - 1;
    uint32_t x = index & mask;
    for (int round = 0; round < 3; round++) {
        x = x * 0x1e35a7bdu & mask;
        x ^= x >> 11;
    }
    return x;
}

size_t growth_list_name(char text[GROWTH_NAME_CAPACITY], uint32_t index)
{
    const uint32_t x = scatter(index);
    return (size_t)snprintf(text, GROWTH_NAME_CAPACITY, "%s%s-%s-%s", x & 1 ? "X-" : "", beginnings[x >> 1 & 63],
        words[x >> 7 & 127], words[x >> 14]);
}

/* Makes the rules of count names from number first on; all texts are in one block. */
static listing_rule *write_rules(uint32_t first, size_t count)
{
    listing_rule *rules = need_memory(count * sizeof *rules);
    char *at = need_memory(count * GROWTH_NAME_CAPACITY);
    for (size_t i = 0; i < count; i++) {
        const size_t len = growth_list_name(at, first + (uint32_t)i);
        rules[i] = (listing_rule){.literal = at, .len = (uint8_t)len, .kind = HDRTRIE_KIND_EXACT};
        at += len + 1;
    }
    return rules;
}

listing *growth_list_make(size_t count, hdrtrie_fold fold)
{
    NEED(count <= GROWTH_LIST_MAX, "a list of %zu names is too long: at most %u", count, GROWTH_LIST_MAX);
    const listing_rules rules = {"growth", write_rules(0, count), count};
    listing *l = need_memory(sizeof *l);
    *l = listing_make(&rules, fold);
    NEED(l->plain, "growth: two of the first %zu names are equal under fold %s", count, bench_fold_name(fold));
    return l;
}

/* Writes a name with its own spelling or in lower case, as HTTP/1.1 and HTTP/2 have it. */
static request_field spell(char *text, uint32_t index, bool lower, const request_field *value)
{
    const size_t len = growth_list_name(text, index);
    for (size_t i = 0; lower && i < len; i++) text[i] |= text[i] == '-' ? 0 : 0x20;
    return (request_field){text, len, value->value, value->value_len};
}

workload *growth_list_workload(const listing *l, const requests *corpus, unsigned miss, size_t name_count)
{
    workload *w = need_memory(sizeof *w);
    request_field *fields = need_memory(name_count * sizeof *fields);
    const request_field **order = need_memory(name_count * sizeof *order);
    char *texts = need_memory(name_count * GROWTH_NAME_CAPACITY);
    const size_t misses = name_count * miss / 100;
    uint64_t state = miss + l->count;
    *w = (workload){.list = l, .corpus = corpus, .miss = miss, .count = name_count};
    for (size_t i = 0; i < name_count; i++) {
        const size_t index = i < misses ? GROWTH_LIST_MAX + sequence_draw_below(&state, GROWTH_LIST_MAX)
                                        : sequence_draw_below(&state, l->count);
        const bool lower = l->fold == HDRTRIE_FOLD_NONE || (sequence_draw(&state) & 1) != 0;
        const request *head = &corpus->heads[sequence_draw_below(&state, corpus->count)];
        const request_field *value = &head->fields[sequence_draw_below(&state, head->count)];
        const size_t other = sequence_draw_below(&state, i + 1);
        fields[i] = spell(texts + i * GROWTH_NAME_CAPACITY, (uint32_t)index, lower, value);
        order[i] = order[other];
        order[other] = &fields[i];
        w->sum += i < misses ? 0 : index + 1;
        NEED(listing_find(l, fields[i].name, fields[i].name_len) == (i < misses ? -1 : (int32_t)index),
            "growth: listing_find returns a wrong id in the list of %zu names", l->count);
    }
    w->names = workload_write(order, name_count);
    free(texts);
    free(order);
    free(fields);
    return w;
}
