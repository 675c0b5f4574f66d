#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>

// What are macros in C.
static const cairo_status_t OFFPRINT_CAIRO_STATUS_SUCCESS = CAIRO_STATUS_SUCCESS;
static inline FT_Int32 offprint_unhinted_outlines(void) { return FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP; }
