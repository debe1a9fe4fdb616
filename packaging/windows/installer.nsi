; The installer: for the person who runs it, no administrator, nothing outside their own folders.
; Exit codes with /S: 0 done, 2 not a 64-bit Windows, 3 Windows too old, 5 the program is open,
; 6 the files could not be written. Uninstaller: /REGLAGES and /DOSSIERS also delete these.

Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define APP "Cyberwizard"
!define TYPE "Cyberwizard.Dossier.1"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define SETTINGS "$LOCALAPPDATA\${APP}"
!define DOSSIERS "$DOCUMENTS\${APP}"

Name "${APP}"
OutFile "${OUT}"
BrandingText "${APP} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APP}"
ManifestSupportedOS Win10
ManifestDPIAware true
AllowSkipFiles off
; The dates of the files are those of the installation: nothing of the build's clock is inside.
SetDateSave off
SetCompressor /SOLID lzma
SetCompressorDictSize 64

Var Kept
Var SettingsBox
Var DossiersBox
Var DeleteSettings
Var DeleteDossiers
Var Upgrading

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ART}/cyberwizard.ico"
!define MUI_UNICON "${ART}/cyberwizard.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ART}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${ART}/side.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_BITMAP "${ART}/header.bmp"
!define MUI_HEADERIMAGE_RIGHT
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Voulez-vous vraiment arrêter l’installation ?"
!define MUI_WELCOMEPAGE_TITLE "Installer ${APP}"
!define MUI_WELCOMEPAGE_TEXT "${APP} prépare votre dossier d’assurance cyber, sans Internet.$\r$\n$\r$\nIl s’installe pour vous seul. Aucun mot de passe d’administrateur n’est demandé.$\r$\n$\r$\nVersion ${VERSION}, environ ${MEGABYTES} Mo. Si ${APP} est déjà installé, il est mis à jour et vos dossiers restent en place.$\r$\n$\r$\nCliquez sur « Installer »."
!define MUI_FINISHPAGE_TITLE "${APP} est installé"
!define MUI_FINISHPAGE_TEXT "Vous le trouverez dans le menu Démarrer et sur le bureau.$\r$\n$\r$\nVos dossiers seront rangés, si vous le voulez, dans :$\r$\n${DOSSIERS}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Cyberwizard.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${APP} maintenant"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskPage un.LeaveAskPage
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${APP} est désinstallé"
!define MUI_FINISHPAGE_TEXT "$Kept"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "French"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_FRENCH} "ProductName" "${APP}"
VIAddVersionKey /LANG=${LANG_FRENCH} "FileDescription" "Installation de ${APP}"
VIAddVersionKey /LANG=${LANG_FRENCH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_FRENCH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_FRENCH} "CompanyName" "Projet Cyberwizard"
VIAddVersionKey /LANG=${LANG_FRENCH} "LegalCopyright" "Licence MIT"

; A program that runs cannot be opened for writing. Asked of the installed files only.
!macro RefuseWhileOpen un
Function ${un}RefuseWhileOpen
  again:
  ${If} ${FileExists} "$INSTDIR\Cyberwizard.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\Cyberwizard.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${APP} est ouvert. Fermez-le, puis cliquez sur « Recommencer »." /SD IDCANCEL IDRETRY again
      SetErrorLevel 5
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${APP} a besoin d’un Windows 64 bits." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "${APP} a besoin de Windows 10 (version 1809) ou de Windows 11. Cet ordinateur a un Windows plus ancien, qui ne reçoit plus de correctifs de sécurité." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  SetShellVarContext current
  Call RefuseWhileOpen
FunctionEnd

Function un.onInit
  SetShellVarContext current
  Call un.RefuseWhileOpen
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REGLAGES" $1
  ${IfNot} ${Errors}
    StrCpy $DeleteSettings 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/DOSSIERS" $1
  ${IfNot} ${Errors}
    StrCpy $DeleteDossiers 1
  ${EndIf}
FunctionEnd

Section "-Programme"
  StrCpy $Upgrading 0
  ${If} ${FileExists} "$INSTDIR\Cyberwizard.exe"
    StrCpy $Upgrading 1
  ${EndIf}

  ; The new files first, all of them, beside the old ones: a full disk leaves the old version whole.
  RMDir /r "$INSTDIR\nouveau"
  DetailPrint "Copie des fichiers…"
  SetDetailsPrint none
  ClearErrors
  !include "${FILES}"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\nouveau"
    MessageBox MB_OK|MB_ICONSTOP "Les fichiers n’ont pas pu être copiés. Libérez ${MEGABYTES} Mo sur le disque, puis relancez l’installation. Rien n’a été changé." /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  SetOutPath "$INSTDIR"
  SetDetailsPrint both
  DetailPrint "Mise en place du programme…"
  SetDetailsPrint none
  Call RefuseWhileOpen

  RMDir /r "$INSTDIR\programme"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\Cyberwizard.exe"
  Delete "$INSTDIR\cyberwizard-cli.exe"
  ClearErrors
  Rename "$INSTDIR\nouveau\programme" "$INSTDIR\programme"
  Rename "$INSTDIR\nouveau\licences" "$INSTDIR\licences"
  Rename "$INSTDIR\nouveau\cyberwizard-cli.exe" "$INSTDIR\cyberwizard-cli.exe"
  Rename "$INSTDIR\nouveau\Cyberwizard.exe" "$INSTDIR\Cyberwizard.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Un fichier du programme est retenu par Windows. Redémarrez l’ordinateur, puis relancez l’installation. Vos dossiers sont intacts." /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  RMDir "$INSTDIR\nouveau"
  WriteUninstaller "$INSTDIR\Désinstaller.exe"

  CreateShortCut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\Cyberwizard.exe" "" "$INSTDIR\Cyberwizard.exe" 0 SW_SHOWNORMAL "" "Préparer mon dossier d’assurance cyber"
  ; A shortcut that the user threw away does not come back with an update.
  ${If} $Upgrading = 0
  ${OrIf} ${FileExists} "$DESKTOP\${APP}.lnk"
    CreateShortCut "$DESKTOP\${APP}.lnk" "$INSTDIR\Cyberwizard.exe" "" "$INSTDIR\Cyberwizard.exe" 0 SW_SHOWNORMAL "" "Préparer mon dossier d’assurance cyber"
  ${EndIf}

  WriteRegStr HKCU "Software\Classes\.cyberdossier" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\.cyberdossier" "Content Type" "application/x-cyberdossier"
  WriteRegStr HKCU "Software\Classes\.cyberdossier\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Dossier ${APP}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\Cyberwizard.exe,1"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\Cyberwizard.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Projet Cyberwizard"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Cyberwizard.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Désinstaller.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Désinstaller.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.AskPage
  !insertmacro MUI_HEADER_TEXT "Désinstaller ${APP}" "Vos dossiers vous appartiennent."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 22u "Le programme va être retiré de cet ordinateur.$\r$\nVos dossiers restent où vous les avez enregistrés, en général dans :"
  Pop $0
  ${NSD_CreateText} 0 25u 100% 13u "${DOSSIERS}"
  Pop $0
  SendMessage $0 ${EM_SETREADONLY} 1 0
  ${NSD_CreateCheckbox} 0 50u 100% 12u "Effacer aussi mes &réglages et les sauvegardes automatiques"
  Pop $SettingsBox
  ${NSD_CreateCheckbox} 0 68u 100% 12u "Effacer aussi mes &dossiers qui sont dans ce dossier"
  Pop $DossiersBox
  ${NSD_CreateLabel} 0 92u 100% 30u "Si vous ne cochez rien, rien de ce que vous avez écrit n’est effacé. Vous pourrez réinstaller ${APP} et continuer."
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.LeaveAskPage
  ${NSD_GetState} $SettingsBox $DeleteSettings
  ${NSD_GetState} $DossiersBox $DeleteDossiers
  ${If} $DeleteDossiers = 1
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Tous les dossiers ${APP} rangés dans ${DOSSIERS} seront effacés, sans retour possible. Continuer ?" IDYES sure
    Abort
    sure:
  ${EndIf}
FunctionEnd

Section "Uninstall"
  DetailPrint "Retrait du programme…"
  SetDetailsPrint none
  ${If} ${FileExists} "$INSTDIR\programme\python311._pth"
    RMDir /r "$INSTDIR\programme"
    RMDir /r "$INSTDIR\licences"
    RMDir /r "$INSTDIR\nouveau"
  ${EndIf}
  Delete "$INSTDIR\Cyberwizard.exe"
  Delete "$INSTDIR\cyberwizard-cli.exe"
  Delete "$INSTDIR\Désinstaller.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"

  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegValue HKCU "Software\Classes\.cyberdossier\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.cyberdossier\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\.cyberdossier" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.cyberdossier"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ${If} $DeleteSettings = 1
    RMDir /r "${SETTINGS}"
  ${EndIf}
  ${If} $DeleteDossiers = 1
    Delete "${DOSSIERS}\*.cyberdossier"
    RMDir "${DOSSIERS}"
    StrCpy $Kept "Les dossiers de ${DOSSIERS} ont été effacés."
  ${Else}
    StrCpy $Kept "Vos dossiers n’ont pas été touchés. Vous les trouverez en général dans :$\r$\n${DOSSIERS}"
  ${EndIf}
SectionEnd
