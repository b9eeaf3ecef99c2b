/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "section.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

const char *gen_section_check(gen_span section)
{
    for (size_t i = 0; i < section.len; i++) {
        const uint8_t c = (uint8_t)section.bytes[i];
        if (c == '\r' && i + 1 < section.len && section.bytes[i + 1] == '\n') {
            i++;
            if (i + 1 < section.len && is_blank(section.bytes[i + 1])) {
                return "a line that begins with white space (obs-fold): send each field on one line";
            }
        } else if (c == '\n') {
            return "a bare LF in a head or trailer section: end lines with CRLF";
        } else if (c == '\r') {
            return "a bare CR in a head or trailer section: end lines with CRLF";
        } else if ((c < ' ' && c != '\t') || c == 0x7f) {
            return "a control byte in a head or trailer section: encode it";
        }
    }
    return section.len != 0 && is_blank(section.bytes[0]) ? "a section that begins with white space" : NULL;
}

bool gen_section_next(gen_span section, size_t *at, gen_field *field)
{
    const char *begin = section.bytes + *at, *end = memchr(begin, '\n', section.len - *at), *colon;
    field->line = (gen_span){begin, (size_t)(end + 1 - begin)};
    *at += field->line.len;
    if (field->line.len == 2) return false;
    colon = memchr(begin, ':', field->line.len - 2);
    field->name = (gen_span){begin, colon != NULL ? (size_t)(colon - begin) : field->line.len - 2};
    field->value = colon != NULL ? (gen_span){colon + 1, (size_t)(end - 1 - (colon + 1))} : (gen_span){end, 0};
    field->malformed = colon == NULL || !hdrtrie_name_is_token(begin, field->name.len);
    return true;
}

bool gen_name_resembles(gen_span name, const char *word)
{
    for (size_t i = 0; i < name.len; i++) {
        const uint8_t c = hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)name.bytes[i]);
        if (!hdrtrie_byte_is_digit(c) && (c < 'a' || c > 'z')) continue;
        if (*word == '-') word++;
        if (*word == 0 || c != (uint8_t)*word++) return false;
    }
    return *word == 0;
}

size_t gen_section_repair(char *section, size_t len, bool start_line)
{
    size_t to = 0;
    bool in_name = !start_line, first = start_line;
    for (size_t at = 0; at < len; at++) {
        const char c = section[at];
        if (c == '\r' && len - at >= 3 && section[at + 1] == '\n' && is_blank(section[at + 2]) && to != 0 && !first) {
            section[to++] = ' '; /* the fold */
            section[to++] = ' ';
            at++;
            continue;
        }
        if (c == ':' && in_name) {
            while (to != 0 && is_blank(section[to - 1])) to--;
            in_name = false;
        }
        section[to++] = c;
        if (c == '\n') {
            in_name = true;
            first = false;
        }
    }
    return to;
}
