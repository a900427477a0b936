@echo off
rem Makes the Windows app image from what "mvnw package" left in target. Written, but untested.
setlocal enabledelayedexpansion
set "ROOT=%~dp0.."
set "TARGET=%ROOT%\target"
set "WORK=%TARGET%\dist-work"
set "VERSION=%~1"
call "%ROOT%\.mvn\jdk.cmd" || exit /b 1
set "PATH=%JAVA_HOME%\bin;%PATH%"
rmdir /s /q "%WORK%" "%TARGET%\dist" 2>nul
mkdir "%WORK%\jmods" "%WORK%\input" "%TARGET%\dist"
for %%N in (base graphics controls) do (
  mkdir "%WORK%\%%N\classes" "%WORK%\%%N\libs"
  pushd "%WORK%\%%N\classes"
  for %%J in ("%TARGET%\app\javafx\javafx-%%N-*.jar") do jar xf "%%J"
  move *.dll ..\libs >nul 2>nul
  popd
  jmod create --class-path "%WORK%\%%N\classes" --libs "%WORK%\%%N\libs" "%WORK%\jmods\javafx.%%N.jmod" || exit /b 1
)
jlink --module-path "%WORK%\jmods" --add-modules javafx.controls,java.logging,java.management,java.net.http,java.security.jgss,java.sql,jdk.httpserver,jdk.unsupported,jdk.zipfs --strip-java-debug-attributes --no-header-files --no-man-pages --output "%WORK%\runtime" || exit /b 1
copy "%TARGET%\app\*.jar" "%WORK%\input" >nul
set "OPTIONS="
for /f "usebackq eol=# delims=" %%O in ("%ROOT%\packaging\jvm.options") do set OPTIONS=!OPTIONS! --java-options "%%O"
jpackage --type app-image --name coppice --app-version %VERSION% --dest "%TARGET%\dist" --input "%WORK%\input" --main-jar coppice-%VERSION%.jar --runtime-image "%WORK%\runtime" %OPTIONS%
exit /b %ERRORLEVEL%
