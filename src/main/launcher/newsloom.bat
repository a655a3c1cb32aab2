@echo off
rem Starts Newsloom with a JDK 25 or newer: NEWSLOOM_JAVA, JAVA_HOME, java on the path, the usual places.
setlocal EnableDelayedExpansion
set "home=%~dp0.."
set "found="
for %%J in (
  "%NEWSLOOM_JAVA%"
  "%NEWSLOOM_JAVA%\bin\java.exe"
  "%home%\runtime\bin\java.exe"
  "%JAVA_HOME%\bin\java.exe"
) do if not defined found call :try %%J
if not defined found for /f "delims=" %%J in ('where java 2^>nul') do if not defined found call :try "%%J"
if not defined found for /d %%D in (
  "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*"
) do if not defined found call :try "%%~D\bin\java.exe"
if not defined found (
  echo newsloom: no Java 25 or newer was found; install one ^(for example Temurin 25, from adoptium.net^) and set NEWSLOOM_JAVA to its folder if it lies in an unusual place. 1>&2
  exit /b 1
)
"%found%" --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC -XX:ParallelGCThreads=2 -XX:-UseAdaptiveSizePolicy -XX:SurvivorRatio=2 -XX:+UseCompactObjectHeaders -Xmx640m -Xmn48m -XX:TieredStopAtLevel=1 -Djdk.virtualThreadScheduler.parallelism=8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %NEWSLOOM_JAVA_OPTS% -cp "%home%\lib\*" org.newsloom.app.Main %*
exit /b %errorlevel%

:try
if "%~1"=="" exit /b 0
if not "%~nx1"=="java.exe" exit /b 0
if not exist "%~1" exit /b 0
for /f "tokens=3" %%V in ('""%~1" -version 2^>^&1 ^| findstr /i version"') do set "version=%%~V"
for /f "delims=.-+ tokens=1" %%M in ("!version!") do if %%M GEQ 25 set "found=%~1"
exit /b 0
