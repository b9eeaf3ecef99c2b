/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie gen: writes a table as C or as bytes. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../command.h"
#include "../help.h"
#include "../inspect/dump.h"
#include "../read/compiled.h"
#include "collision.h"
#include "depfile.h"
#include "emit_bin.h"
#include "emit_c.h"
#include "emit_h.h"
#include "output.h"
#include "product.h"
#include "symbol.h"

typedef struct options {
    const char *list, *output, *header, *name, *depfile, *dump;
    bool binary, check, warnings_are_errors;
} options;

/* All texts that a run writes. They are complete before the first file is touched. */
typedef struct products {
    gen_product items[3]; /* OUT, OUT.h, depfile */
} products;
enum { PRODUCT_OUTPUT, PRODUCT_HEADER, PRODUCT_DEPFILE };

static gen_status read_options(int argc, char **argv, options *o, bool *done)
{
    enum { NAME = 256, FORMAT, DEPFILE, DUMP, CHECK, HELP };
    static const struct option known[] = {{"name", required_argument, NULL, NAME},
        {"format", required_argument, NULL, FORMAT}, {"depfile", required_argument, NULL, DEPFILE},
        {"dump", required_argument, NULL, DUMP}, {"check", no_argument, NULL, CHECK}, {"help", no_argument, NULL, HELP},
        {NULL, 0, NULL, 0}};
    int option;
    while ((option = getopt_long(argc, argv, "o:H:W:", known, NULL)) != -1) {
        switch (option) {
        case 'o': o->output = optarg; break;
        case 'H': o->header = optarg; break;
        case 'W':
            if (strcmp(optarg, "error") != 0)
                return gen_complain_usage("gen: -W%s: the only warning option is -Werror", optarg);
            o->warnings_are_errors = true;
            break;
        case NAME: o->name = optarg; break;
        case FORMAT:
            o->binary = strcmp(optarg, "bin") == 0;
            if (!o->binary && strcmp(optarg, "c") != 0)
                return gen_complain_usage("gen: --format %s: give c or bin", optarg);
            break;
        case DEPFILE: o->depfile = optarg; break;
        case DUMP: o->dump = optarg; break;
        case CHECK: o->check = true; break;
        case HELP: *done = true; return gen_help_print();
        default: return gen_help_hint();
        }
    }
    if (optind + 1 != argc) return gen_complain_usage("gen: give exactly one LIST");
    o->list = argv[optind];
    return GEN_DONE;
}

/* Refuses options that do not fit together. */
static gen_status check_options(const options *o)
{
    if (o->dump != NULL && strcmp(o->dump, "rules") != 0 && strcmp(o->dump, "trie") != 0 &&
        strcmp(o->dump, "table") != 0) {
        return gen_complain_usage("gen: --dump %s: give rules, trie or table", o->dump);
    }
    if (o->output == NULL && (o->dump == NULL || o->header != NULL || o->depfile != NULL || o->check)) {
        return gen_complain_usage("gen: -o is missing: give the name of the output");
    }
    if ((o->output != NULL && o->output[0] == '\0') || (o->depfile != NULL && o->depfile[0] == '\0'))
        return gen_complain_usage("gen: the name of an output is empty: give the name of a file");
    if (o->binary && (o->header != NULL || o->name != NULL)) {
        return gen_complain_usage("gen: --format bin makes bytes without names: leave -H and --name out");
    }
    if (o->header != NULL && !gen_emission_name_is_includable(gen_include_base(o->header))) {
        return gen_complain_usage(
            "gen: -H %s: this name cannot be written in an #include line; choose another one", o->header);
    }
    if (o->header != NULL && strcmp(o->header, "-") == 0)
        return gen_complain_usage("gen: the header cannot be standard output: give -H a file name");
    if (o->depfile != NULL && strcmp(o->depfile, "-") == 0)
        return gen_complain_usage("gen: the depfile cannot be standard output: give --depfile a file name");
    if (o->header != NULL && strcmp(gen_include_base(o->header), gen_include_base(o->output)) == 0 &&
        strcmp(o->header, o->output) != 0) {
        return gen_complain_usage(
            "gen: -o %s -H %s: the C file would include itself, not the header; give the files different names",
            o->output, o->header);
    }
    if (o->check && strcmp(o->output, "-") == 0)
        return gen_complain_usage("gen: --check compares files: give -o a file name");
    if (o->name != NULL && gen_symbol_fault(o->name) != NULL) {
        return gen_complain_usage("gen: --name %s: %s", o->name, gen_symbol_fault(o->name));
    }
    if (o->name == NULL && o->output != NULL && !o->binary && strcmp(o->list, "-") == 0) {
        return gen_complain_usage("gen: a list from standard input needs --name");
    }
    return GEN_DONE;
}

/* The command for the banner: base names, options in a fixed order, and only those that change the output. */
static char *normalise_command(const options *o, const char *symbol)
{
    gen_product command;
    FILE *out = gen_product_open(&command);
    if (out == NULL) return NULL;
    fprintf(out, "hdrtrie gen %s -o %s", gen_include_base(o->list), gen_include_base(o->output));
    if (o->header != NULL) fprintf(out, " -H %s", gen_include_base(o->header));
    fprintf(out, " --name %s", symbol);
    fputc('\0', out);
    if (gen_product_close(out, &command)) return command.text;
    free(command.text);
    return NULL;
}

/* The first line of an id, or of a group, in the list. */
static hdrtrie_origin first_place(const hdrtrie_pipeline *pipeline, gen_constant kind, uint32_t index)
{
    const hdrtrie_list *list = &pipeline->list;
    if (kind == GEN_CONSTANT_GROUP) return list->group_origins[index];
    if (kind == GEN_CONSTANT_COOKIE) return list->cookie_origins[pipeline->cookie_names.id_rules[index]];
    return list->origins[pipeline->names.id_rules[index]];
}

/* Prints the name in the notation of lists: [group], or the text of the id's rule. */
static int print_listed(const hdrtrie_table *table, gen_constant kind, uint32_t index, char *text, size_t room)
{
    static const char *const formats[] = {"%.*s", "[%.*s]", "cookie:%.*s"};
    const hdrtrie_table *ids = kind == GEN_CONSTANT_COOKIE ? hdrtrie_cookies(table) : table;
    size_t len;
    const char *name = kind == GEN_CONSTANT_GROUP ? hdrtrie_group_name(table, index, &len)
                                                  : hdrtrie_rule_text(ids, (int32_t)index, &len);
    return snprintf(text, room, formats[kind], (int)len, name);
}

static void warn_of_collision(void *context, gen_constant kind, uint32_t index, uint32_t with, const char *constant)
{
    gen_compiled *compiled = context;
    const char *prefix = gen_symbols_number_prefix(kind);
    char text[4096], first[300], second[300], place[1024] = "";
    hdrtrie_diagnostic diagnostic = {HDRTRIE_WARNING, compiled->base_name, 1, 1, text};
    print_listed(compiled->table, kind, with, first, sizeof first);
    print_listed(compiled->table, kind, index, second, sizeof second);
    if (compiled->from_list) {
        const char *const *files = compiled->pipeline.list.files;
        const hdrtrie_origin other = first_place(&compiled->pipeline, kind, with);
        const hdrtrie_origin origin = first_place(&compiled->pipeline, kind, index);
        snprintf(place, sizeof place, " (%s:%" PRIu32 ")", files[other.file], other.line);
        diagnostic.file = files[origin.file];
        diagnostic.line = origin.line;
        diagnostic.column = origin.column;
    }
    snprintf(text, sizeof text,
        "%s and %s%s have the same C name, %s; they become %s_%s%" PRIu32 " and %s_%s%" PRIu32
        "; rename one to have names without numbers",
        second, first, place, constant, constant, prefix, index, constant, prefix, with);
    gen_diagnostics_add(&compiled->diagnostics, &diagnostic);
}

static gen_status dump(const gen_compiled *compiled, const char *phase)
{
    if (strcmp(phase, "table") == 0) {
        if (!gen_dump_table(compiled->table, stdout)) {
            errno = ENOMEM;
            return gen_complain_io(compiled->base_name, "cannot print");
        }
    } else if (!compiled->from_list) {
        return gen_complain(GEN_USAGE,
            "gen: --dump %s needs the text of a list; for a binary table only --dump table is possible", phase);
    } else if (strcmp(phase, "rules") == 0) {
        gen_dump_rules(&compiled->pipeline, stdout);
    } else {
        gen_dump_trie(&compiled->pipeline, stdout);
    }
    return gen_stdout_finish();
}

/* Writing to memory fails only if memory runs out. */
static gen_status complain_memory(const options *o)
{
    errno = ENOMEM;
    return gen_complain_io(gen_output_name(o->output), "cannot make");
}

static gen_status make_c(
    const options *o, gen_compiled *compiled, const gen_emission *emission, FILE *out, FILE *header)
{
    const hdrtrie_table *cookies = hdrtrie_cookies(compiled->table);
    uint32_t rule_count = hdrtrie_load_le32(hdrtrie_table_bytes(compiled->table) + HDRTRIE_AT_RULE_COUNT);
    if (cookies != NULL) rule_count += hdrtrie_load_le32(hdrtrie_table_bytes(cookies) + HDRTRIE_AT_RULE_COUNT);
    if (rule_count > GEN_EMIT_C_NAME_MAX) {
        return gen_complain(GEN_BAD_INPUT,
            "%s: error: %" PRIu32 " rules are too many for C, which takes at most %d: use --format bin", o->list,
            rule_count, GEN_EMIT_C_NAME_MAX);
    }
    if (!gen_emit_c(emission, out)) return complain_memory(o);
    if (header != NULL) gen_emit_h(emission, header);
    return GEN_DONE;
}

static gen_status make_products(const options *o, gen_compiled *compiled, products *p)
{
    const char *const targets[] = {o->output, o->header};
    char *derived = NULL, *command = NULL;
    gen_symbols symbols = {.ids = NULL};
    gen_emission emission = {.table = compiled->table, .symbol = o->name, .symbols = &symbols};
    gen_status status = GEN_DONE;
    FILE *out[3] = {NULL, NULL, NULL};
    bool opened = true, ready;

    for (size_t i = 0; i < 3; i++) {
        out[i] = gen_product_open(&p->items[i]);
        opened = opened && out[i] != NULL;
    }
    if (o->name == NULL && !o->binary) emission.symbol = derived = gen_symbol_derive(compiled->base_name);
    if (!o->binary && opened && emission.symbol != NULL) command = normalise_command(o, emission.symbol);
    emission.command = command;
    emission.header_name = o->header != NULL ? gen_include_base(o->header) : NULL;
    emission.input_digest = compiled->include.digest;
    ready = opened && (o->binary || command != NULL);
    if (ready && o->header != NULL)
        ready = gen_symbols_make(compiled->table, emission.symbol, warn_of_collision, compiled, &symbols);
    gen_diagnostics_flush(&compiled->diagnostics);
    if (!ready) {
        status = complain_memory(o);
    } else if (compiled->diagnostics.error_count != 0) {
        status = GEN_BAD_INPUT;
    } else if (o->binary) {
        gen_emit_bin(compiled->table, out[PRODUCT_OUTPUT]);
    } else {
        status = make_c(o, compiled, &emission, out[PRODUCT_OUTPUT], o->header != NULL ? out[PRODUCT_HEADER] : NULL);
    }
    if (status == GEN_DONE &&
        !gen_depfile_print(targets, o->header != NULL ? 2 : 1, &compiled->include, out[PRODUCT_DEPFILE]) &&
        o->depfile != NULL) {
        status = gen_complain(
            GEN_BAD_INPUT, "%s: a makefile cannot contain a path with a line break: rename the file", o->depfile);
    }
    for (size_t i = 0; i < 3; i++) {
        if (!gen_product_close(out[i], &p->items[i]) && status == GEN_DONE) status = complain_memory(o);
    }
    gen_symbols_free(&symbols);
    free(derived);
    free(command);
    return status;
}

static gen_status check_products(const char *const *paths, const products *p)
{
    gen_status worst = GEN_DONE;
    for (int i = PRODUCT_OUTPUT; i <= PRODUCT_HEADER; i++) {
        gen_status status;
        if (paths[i] == NULL) continue;
        status = gen_output_check(paths[i], p->items[i].text, p->items[i].len);
        if (status > worst) worst = status;
    }
    return worst;
}

static gen_status deliver(const options *o, const products *p)
{
    const char *const paths[] = {o->output, o->header, o->depfile};
    gen_output outputs[3] = {{.path = NULL}, {.path = NULL}, {.path = NULL}};
    gen_status status = GEN_DONE;
    if (o->check) return check_products(paths, p);
    for (int i = PRODUCT_OUTPUT; i <= PRODUCT_DEPFILE && status == GEN_DONE; i++) {
        const gen_product *item = &p->items[i];
        if (paths[i] != NULL) status = gen_output_stage(paths[i], item->text, item->len, &outputs[i]);
    }
    for (int i = PRODUCT_OUTPUT; i <= PRODUCT_DEPFILE && status == GEN_DONE; i++) {
        if (paths[i] == NULL) continue;
        status = gen_output_commit(&outputs[i]);
        for (int j = PRODUCT_OUTPUT; j < i && status != GEN_DONE; j++) gen_output_undo(&outputs[j]);
    }
    for (int i = PRODUCT_OUTPUT; i <= PRODUCT_DEPFILE; i++) gen_output_free(&outputs[i]);
    return status;
}

static gen_status check_outputs(const options *o, const gen_compiled *compiled)
{
    const gen_target targets[] = {{"-o", o->output}, {"-H", o->header}, {"--depfile", o->depfile}};
    return gen_collision_check(targets, 3, o->list, &compiled->include);
}

gen_status gen_run_gen(int argc, char **argv)
{
    options o = {0};
    products p = {0};
    gen_compiled compiled;
    bool done = false;
    gen_status status = read_options(argc, argv, &o, &done);
    if (status != GEN_DONE || done) return status;
    status = check_options(&o);
    if (status != GEN_DONE) return status;

    status = gen_compiled_read_held(o.list, o.warnings_are_errors, &compiled);
    if (status == GEN_DONE) status = check_outputs(&o, &compiled);
    if (status == GEN_DONE && o.dump != NULL) status = dump(&compiled, o.dump);
    if (status == GEN_DONE && o.output != NULL) {
        status = make_products(&o, &compiled, &p);
        if (status == GEN_DONE) status = deliver(&o, &p);
    }
    for (size_t i = 0; i < 3; i++) free(p.items[i].text);
    gen_compiled_free(&compiled);
    return status;
}
