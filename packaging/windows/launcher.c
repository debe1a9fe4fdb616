/* Cyberwizard.exe and cyberwizard-cli.exe: load the Python of programme\ and run one module.

   The DLL is loaded by its full path, so that the folder of the program holds one icon to click
   and nothing of another Python is ever picked up: programme\python311._pth isolates it. */

#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);

static int broken(const wchar_t *what)
{
    MessageBoxW(NULL, what, L"Cyberwizard", MB_OK | MB_ICONERROR);
    return 3;
}

int wmain(int count, wchar_t **given)
{
    static wchar_t path[32768];
    DWORD length = GetModuleFileNameW(NULL, path, 32768);
    wchar_t *end = length ? wcsrchr(path, L'\\') : NULL;
    if (end == NULL || (end - path) > 32000)
        return broken(L"Windows ne dit pas où est le programme. Installez Cyberwizard à nouveau.");
    wcscpy(end + 1, L"programme\\python311.dll");

    SetErrorMode(SEM_FAILCRITICALERRORS);
    SetDllDirectoryW(L""); /* never the current folder */
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main start = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (start == NULL)
        return broken(L"Il manque un fichier du programme. Installez Cyberwizard à nouveau\x202F: "
                      L"vos dossiers ne seront pas touchés.");

    wchar_t **arguments = calloc((size_t)count + 6, sizeof *arguments);
    int used = 0;
    arguments[used++] = given[0];
    arguments[used++] = L"-I";
    arguments[used++] = L"-X";
    arguments[used++] = L"utf8";
    arguments[used++] = L"-m";
    arguments[used++] = MODULE;
    for (int i = 1; i < count; i++)
        arguments[used++] = given[i];
    return start(used, arguments);
}

#ifdef WINDOW
/* A GUI program has no console: lend it the one it was started from, so that --selftest and
   --version can be read. Handles given by whoever started us (a pipe, a file) are left alone. */
static void lend_the_console(void)
{
    HANDLE given = GetStdHandle(STD_OUTPUT_HANDLE);
    if ((given == NULL || given == INVALID_HANDLE_VALUE) && AttachConsole(ATTACH_PARENT_PROCESS)) {
        HANDLE console = CreateFileW(L"CONOUT$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_WRITE,
                                     NULL, OPEN_EXISTING, 0, NULL);
        SetStdHandle(STD_OUTPUT_HANDLE, console);
        SetStdHandle(STD_ERROR_HANDLE, console);
    }
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show)
{
    (void)instance, (void)previous, (void)line, (void)show;
    lend_the_console();
    return wmain(__argc, __wargv);
}
#endif
