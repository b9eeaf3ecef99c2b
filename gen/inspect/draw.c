/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie draw: a table as a Graphviz graph, in the order in which a request meets its parts. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../emit/escape.h"
#include "../help.h"
#include "../read/pieces.h"
#include "draw_table.h"
#include "inspect.h"

/* Draws an arrow from the part before, which may be missing. */
static void draw_arrow(const gen_drawing *d, const char *from, const char *to, const char *label)
{
    printf("    %s%s -> %s%s [label=\" %s\"];\n", d->scope, from, d->scope, to, label);
}

/* nested: which nested table this is; GEN_NESTED_COUNT for the outer one. Returns false if memory runs out. */
static bool draw_table(const hdrtrie_table *table, gen_nested nested, bool all)
{
    static const char *const scopes[] = {"cookies_", "spelled_", ""};
    static const char *const titles[] = {"name of a cookie", "name, in its spelling", "name"};
    const gen_drawing d = {table, hdrtrie_shape_read(table), scopes[nested], all, nested == GEN_NESTED_SPELLED};
    const bool exact = hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_RECORD_COUNT) > 1;
    const char *last = "start", *label = "";
    printf("    %sstart [shape=ellipse, label=\"%s\"];\n", d.scope, titles[nested]);
    if (d.shape.sieve != 0) {
        gen_draw_sieve(&d);
        draw_arrow(&d, last, "sieve", "");
        last = "sieve";
        label = "passes";
    }
    if (exact) {
        draw_arrow(&d, last, "exact", label);
        last = "exact";
        label = "differs";
    }
    if (!gen_draw_exact(&d)) return false;
    for (int suffix = 0; suffix < 2; suffix++) {
        if ((suffix ? d.shape.suffix : d.shape.prefix).literal_count == 0) continue;
        gen_draw_patterns(&d, suffix);
        draw_arrow(&d, last, suffix ? "suffix" : "prefix", label);
    }
    for (unsigned i = 0; i < GEN_NESTED_COUNT; i++) {
        const hdrtrie_table *inner = gen_pieces_nested(table, (gen_nested)i);
        if (inner != NULL && !draw_table(inner, (gen_nested)i, all)) return false;
    }
    return true;
}

static void draw_legend(const hdrtrie_table *table)
{
    const gen_drawing d = {table, hdrtrie_shape_read(table), "", false, false};
    fputs("    legend [label=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"1\" CELLPADDING=\"2\">\n", stdout);
    gen_draw_legend(&d);
    fputs("<TR><TD ALIGN=\"LEFT\" COLOR=\"#c00000\"><FONT COLOR=\"#c00000\">!N</FONT> except from group "
          "N</TD></TR></TABLE>>];\n",
        stdout);
}

static gen_status draw(const gen_compiled *compiled, void *context)
{
    const bool *all = context;
    fputs("digraph hdrtrie {\n    node [shape=plain, fontname=monospace, fontsize=10];\n"
          "    edge [fontname=monospace, fontsize=10];\n    labelloc=t;\n    fontname=monospace;\n    label=\"",
        stdout);
    gen_escape_dot(stdout, compiled->base_name, strlen(compiled->base_name));
    fputs("\";\n", stdout);
    draw_legend(compiled->table);
    if (!draw_table(compiled->table, GEN_NESTED_COUNT, *all))
        return gen_complain_io(compiled->base_name, "cannot draw");
    fputs("}\n", stdout);
    return GEN_DONE;
}

gen_status gen_run_draw(int argc, char **argv)
{
    static const struct option options[] = {
        {"all", no_argument, NULL, 'a'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    bool all = false;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option != 'a') return option == 'h' ? gen_help_print() : gen_help_hint();
        all = true;
    }
    return gen_inspect_list(argc, argv, draw, &all);
}
