// SPDX-License-Identifier: Apache-2.0 OR MIT

package main

// Each call from Go to C costs more than a find, so Clear makes one call per request: it packs all names into one slice of bytes.
// For single names, such as in a log, C.hdrtrie_find_packed returns one number: 0, or the groups * 2^32 + the id + 1.

/*
#cgo LDFLAGS: -lhdrtrie
#include <hdrtrie/hdrtrie.h>
#include <stdlib.h>

struct name { const char *data; size_t len; };

// Marks names that follow each other in bytes. Go must not pass memory with pointers in it. So C makes the structs.
static void mark_packed(const hdrtrie_table *table, const char *bytes, const uint32_t *lens, size_t count, uint64_t *bitmap)
{
    static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct name, data, len, 0);
    struct name names[64];
    for (size_t from = 0; from < count; from += 64) {
        const size_t batch = count - from < 64 ? count - from : 64;
        for (size_t i = 0; i < batch; i++) {
            names[i] = (struct name){bytes, lens[from + i]};
            bytes += lens[from + i];
        }
        hdrtrie_mark(table, HDRTRIE_ALL_GROUPS, names, batch, &layout, bitmap + from / 64);
    }
}
*/
import "C"

import (
	"fmt"
	"unsafe"
)

// A List is read once and then used by any number of goroutines. It lives as long as the program.
type List struct{ table *C.hdrtrie_table }

// Load reads a list file, with the files that it includes.
func Load(path string) (List, error) {
	var list List
	name := C.CString(path)
	defer C.free(unsafe.Pointer(name))
	if result := C.hdrtrie_list_load(name, nil, &list.table); result != C.HDRTRIE_OK {
		return list, fmt.Errorf("%s: %s; `hdrtrie stats` prints the place", path, C.GoString(C.hdrtrie_error_text(result)))
	}
	return list, nil
}

// Clear removes the fields with a listed or malformed name from a map such as http.Header, and returns how many.
func (list List) Clear(header map[string][]string) int {
	var names []string
	var bytes []byte
	var lens []C.uint32_t
	for name := range header {
		names, bytes, lens = append(names, name), append(bytes, name...), append(lens, C.uint32_t(len(name)))
	}
	if len(names) == 0 {
		return 0
	}
	bytes = append(bytes, 0) // all names can be empty, and &bytes[0] needs a byte
	bitmap := make([]C.uint64_t, (len(names)+63)/64)
	C.mark_packed(list.table, (*C.char)(unsafe.Pointer(&bytes[0])), &lens[0], C.size_t(len(names)), &bitmap[0])
	removed := 0
	for i, name := range names {
		if bitmap[i/64]>>(i%64)&1 != 0 {
			delete(header, name)
			removed++
		}
	}
	return removed
}
