@echo off
rem Finds a JDK 25 or later and sets JAVA_HOME. Called by mvnw.cmd and by target\coppice.cmd.
if defined JAVA_HOME call :check "%JAVA_HOME%" && exit /b 0
for /f "delims=" %%J in ('where javac.exe 2^>nul') do (
  for %%H in ("%%~dpJ..") do call :check "%%~fH" && exit /b 0
)
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%ProgramFiles%\OpenJDK" "%LocalAppData%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
  if exist "%%~R" for /d %%H in ("%%~R\*") do call :check "%%~fH" && exit /b 0
)
echo Coppice needs a JDK 25 or later and found none on this machine. This command gets one: 1>&2
echo. 1>&2
echo   winget install --exact --id EclipseAdoptium.Temurin.25.JDK 1>&2
echo. 1>&2
echo If one is installed in an unusual place: set JAVA_HOME=C:\path\to\jdk-25 1>&2
exit /b 1

:check
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set "COPPICE_MAJOR=0"
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "COPPICE_MAJOR=%%V"
set "COPPICE_MAJOR=%COPPICE_MAJOR:"=%"
if %COPPICE_MAJOR% LSS 25 exit /b 1
set "JAVA_HOME=%~1"
exit /b 0
