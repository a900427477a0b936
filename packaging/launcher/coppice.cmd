@echo off
rem Runs what "mvnw package" built, on a JDK that it finds itself, with the package's JVM options.
setlocal
set "APP=%~dp0app"
call "%APP%\jdk.cmd" || exit /b 1
for %%J in ("%APP%\coppice-*.jar") do set "JAR=%%J"
"%JAVA_HOME%\bin\java.exe" "@%APP%\jvm.options" "-Dcoppice.command=%~0" --module-path "%APP%\javafx" --add-modules javafx.controls -jar "%JAR%" %*
exit /b %ERRORLEVEL%
