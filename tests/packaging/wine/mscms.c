/* For tests only, never shipped. Wine 8's own mscms.dll lacks WcsCreateIccProfile, which Qt's
   Windows plug-in is linked with. Every call answers "no profile". */
#define ANSWER __declspec(dllexport)

ANSWER int GetColorProfileFromHandle(void *p, void *b, unsigned *n)
{
    (void)p, (void)b, (void)n;
    return 0;
}
ANSWER int CloseColorProfile(void *p) { (void)p; return 1; }
ANSWER void *WcsCreateIccProfile(void *p, unsigned n) { (void)p, (void)n; return 0; }
ANSWER void *OpenColorProfileW(void *p, unsigned a, unsigned b, unsigned c)
{
    (void)p, (void)a, (void)b, (void)c;
    return 0;
}
