/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "compiled.h"

#include <errno.h>
#include <hdrtrie/detail/format/header.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"

static gen_status load(const char *path, const gen_input *input, gen_compiled *compiled)
{
    const char *why = ""; /* also the reason of a failed allocation */
    const hdrtrie_error error = hdrtrie_load_bytes(input->text, input->len, NULL, &compiled->table, &why);
    if (error == HDRTRIE_OK) return GEN_DONE;
    if (error == HDRTRIE_ERR_VERSION) {
        const uint8_t *header = (const uint8_t *)input->text;
        return gen_complain(GEN_BAD_INPUT,
            "%s: the table has format version %u, and this hdrtrie reads version %d: write it again with hdrtrie gen "
            "--format bin",
            path, (unsigned)hdrtrie_load_le16(header + HDRTRIE_AT_VERSION), HDRTRIE_FORMAT_VERSION);
    }
    return gen_complain(error == HDRTRIE_ERR_MEMORY ? GEN_IO : GEN_BAD_INPUT, "%s: %s", path, why);
}

static gen_status compile(const char *path, const gen_input *input, gen_compiled *compiled)
{
    const hdrtrie_resolver resolver = hdrtrie_list_files_resolver(&compiled->include.files);
    const hdrtrie_list_files *files = &compiled->include.files;
    hdrtrie_list_options options = {
        .build = {.diagnose = gen_diagnostics_add, .diagnose_context = &compiled->diagnostics},
        .resolver = &resolver,
    };
    hdrtrie_error error;
    compiled->from_list = true;
    error = hdrtrie_pipeline_run(path, input->text, input->len, &options, &compiled->pipeline);
    compiled->table = compiled->pipeline.table;
    if (files->failure != 0) {
        errno = files->failure;
        return gen_complain_io(files->failed != NULL ? files->failed : path, "cannot read");
    }
    if (error == HDRTRIE_OK) return compiled->diagnostics.error_count == 0 ? GEN_DONE : GEN_BAD_INPUT;
    if (error == HDRTRIE_ERR_LIST) return GEN_BAD_INPUT;
    return gen_complain(
        error == HDRTRIE_ERR_MEMORY ? GEN_IO : GEN_BAD_INPUT, "%s: %s", path, hdrtrie_error_text(error));
}

/* Reads the list and stores its name for messages. Returns false with errno set. */
static bool read_list(const char *path, gen_include *include, const char **name, gen_input *input)
{
    hdrtrie_error error;
    const char *kept;
    if (strcmp(path, "-") == 0) {
        if (gen_input_read(path, input) != 0) return false;
        gen_include_digest_add(include, input->text, input->len);
        return true;
    }
    error = hdrtrie_list_files_read(&include->files, path, &kept, &input->text, &input->len);
    if (error == HDRTRIE_OK) *name = kept;
    if (error == HDRTRIE_ERR_MEMORY) errno = ENOMEM;
    return error == HDRTRIE_OK;
}

gen_status gen_compiled_read_held(const char *path, bool warnings_are_errors, gen_compiled *compiled)
{
    const bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? "<stdin>" : path;
    gen_input input;
    gen_status status;

    memset(compiled, 0, sizeof *compiled);
    compiled->base_name = standard ? "-" : gen_include_base(path);
    compiled->diagnostics.warnings_are_errors = warnings_are_errors;
    gen_include_init(&compiled->include);
    if (!read_list(path, &compiled->include, &name, &input)) return gen_complain_io(name, "cannot read");
    if (hdrtrie_list_files_is_table(input.text, input.len)) {
        status = load(name, &input, compiled);
    } else {
        status = compile(name, &input, compiled);
    }
    free(input.text);
    return status;
}

gen_status gen_compiled_read(const char *path, bool warnings_are_errors, gen_compiled *compiled)
{
    const gen_status status = gen_compiled_read_held(path, warnings_are_errors, compiled);
    gen_diagnostics_flush(&compiled->diagnostics);
    return status;
}

void gen_compiled_free(gen_compiled *compiled)
{
    gen_diagnostics_flush(&compiled->diagnostics);
    if (compiled->from_list) {
        hdrtrie_pipeline_free(&compiled->pipeline, false);
    } else {
        hdrtrie_free(compiled->table, NULL);
    }
    gen_include_free(&compiled->include);
}
