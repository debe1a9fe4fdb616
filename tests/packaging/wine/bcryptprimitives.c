/* For tests only, never shipped. Windows 10 brings bcryptprimitives.dll, Wine 8 does not; the one
   function asked for fills a buffer with random bytes, as this one does. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);

__declspec(dllexport) int ProcessPrng(void *buffer, unsigned long long size)
{
    return SystemFunction036(buffer, (unsigned long)size);
}
