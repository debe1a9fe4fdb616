/* For tests only, never shipped. Windows 10 brings icuuc.dll, Wine before 11 does not. Every call
   answers "no such converter": Qt then uses its own UTF codecs. */
#define ANSWER __declspec(dllexport)
#define U_FILE_ACCESS_ERROR 4

static void *nothing(int *error)
{
    if (error)
        *error = U_FILE_ACCESS_ERROR;
    return 0;
}

ANSWER void *ucnv_open(const char *name, int *error) { (void)name; return nothing(error); }
ANSWER const char *ucnv_getName(void *c, int *error) { (void)c; return nothing(error); }
ANSWER const char *ucnv_getStandardName(void) { return 0; }
ANSWER const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
ANSWER int ucnv_countAvailable(void) { return 0; }
ANSWER int ucnv_toUCountPending(void *c, int *error) { (void)c; (void)error; return 0; }
ANSWER int ucnv_fromUCountPending(void *c, int *error) { (void)c; (void)error; return 0; }
ANSWER signed char ucnv_getMaxCharSize(void *c) { (void)c; return 4; }
ANSWER void ucnv_close(void *c) { (void)c; }
ANSWER void ucnv_reset(void *c) { (void)c; }
ANSWER void ucnv_cbFromUWriteUChars(void) {}
ANSWER void ucnv_cbToUWriteUChars(void) {}
ANSWER void ucnv_fromUnicode(void) {}
ANSWER void ucnv_getFromUCallBack(void) {}
ANSWER void ucnv_getToUCallBack(void) {}
ANSWER void ucnv_setFromUCallBack(void) {}
ANSWER void ucnv_setToUCallBack(void) {}
ANSWER void ucnv_toUnicode(void) {}
ANSWER void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
ANSWER void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
