#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>

// What is a macro in C.
static inline FT_Int32 offprint_unhinted_outlines(void) { return FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP; }
