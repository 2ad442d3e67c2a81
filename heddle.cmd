@echo off
rem The door of Heddle on Windows; the same as ./heddle, which says more about the why.
rem
rem   heddle --help        says what it can do. Exit code 3: something is missing on this machine; it is named.
rem
rem Settings: JAVA_HOME is asked first; HEDDLE_JDK_SEARCH (patterns with ; between them) replaces the usual places.
setlocal EnableExtensions DisableDelayedExpansion
rem Java writes UTF-8; without this the console shows other characters. It is put back at the end.
for /f "tokens=2 delims=:." %%p in ('chcp') do set "OLD_PAGE=%%p"
chcp 65001 >nul

rem %~dp0 ends with a backslash; a path before a closing quote must not.
set "HOME_FOLDER=%~dp0"
set "HOME_FOLDER=%HOME_FOLDER:~0,-1%"
set "STAMP=%HOME_FOLDER%\cli\target\heddle\.built"
set "LOG=%HOME_FOLDER%\.heddle\build.log"

rem --- a JDK of version 25 or newer: its `release` file tells the version, so no JVM is started to ask ---------------
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
if defined HEDDLE_JDK_SEARCH (set "PLACES=%HEDDLE_JDK_SEARCH%") else (
    set "PLACES=%ProgramFiles%\Java\*;%ProgramFiles%\Eclipse Adoptium\*;%ProgramFiles%\Microsoft\*;%ProgramFiles%\Zulu\*;%ProgramFiles%\Amazon Corretto\*;%ProgramFiles%\BellSoft\*;%USERPROFILE%\.jdks\*;%LOCALAPPDATA%\Programs\Eclipse Adoptium\*"
)
set "PLACES=%PLACES:;=" "%"
for /d %%j in ("%PLACES%") do call :try "%%~fj"
if not defined JDK (
    call :say "Heddle needs a JDK of version 25 or newer; there is none in JAVA_HOME, on the PATH or in the usual places." "winget install EclipseAdoptium.Temurin.25.JDK, then start again in a new window."
    goto :failed
)

rem --- build, if the jars are missing or a source is newer than the stamp ---------------------------------------------
if not exist "%STAMP%" goto :build
rem What learners edit (exercises, solutions) is left out: code that does not compile must not shut the door.
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:STAMP).LastWriteTime; $new = Get-ChildItem -LiteralPath $env:HOME_FOLDER -Directory | Where-Object Name -notin 'exercises','solutions' | ForEach-Object { Get-Item -LiteralPath ($_.FullName + '\pom.xml') -ErrorAction Ignore; Get-ChildItem -LiteralPath ($_.FullName + '\src\main') -Recurse -ErrorAction Ignore } | Where-Object LastWriteTime -gt $t; if ($new -or (Get-Item -LiteralPath ($env:HOME_FOLDER + '\pom.xml')).LastWriteTime -gt $t) { exit 1 }"
if not errorlevel 1 goto :run

:build
where mvn >nul 2>nul || (
    call :say "Heddle has to be built, and there is no Maven (mvn) on the PATH." "winget install Apache.Maven (or unpack Maven and put its bin folder on the PATH), then start again."
    goto :failed
)
if not exist "%HOME_FOLDER%\.heddle" mkdir "%HOME_FOLDER%\.heddle" 2>nul
(echo.>"%LOG%") 2>nul || (
    call :say "Heddle cannot write into its own folder %HOME_FOLDER%." "make it writable and see that its disk has room, or copy it elsewhere, then start again."
    goto :failed
)
rem Two builds at once would write the same files. A lock that is left behind is an hour old at most.
powershell -NoProfile -Command "Get-Item -LiteralPath ($env:HOME_FOLDER + '\.heddle\build.lock') -ErrorAction Ignore | Where-Object LastWriteTime -lt (Get-Date).AddHours(-1) | Remove-Item"
:lock
mkdir "%HOME_FOLDER%\.heddle\build.lock" 2>nul || (
    if not defined TOLD echo Waiting for another heddle, which is building here. If there is none, delete .heddle\build.lock. 1>&2
    set "TOLD=yes"
    rem `timeout` needs a console; ping waits without one
    ping -n 2 127.0.0.1 >nul
    goto :lock
)
echo Building Heddle (the first time, that takes a minute or two) ... 1>&2
if exist "%HOME_FOLDER%\cli\target\heddle" rmdir /s /q "%HOME_FOLDER%\cli\target\heddle"
del /q "%HOME_FOLDER%\cli\target\heddle-cli-*.jar" 2>nul
rem The stamp is as old as the start of the build, and is put in place when the build has gone well.
>"%HOME_FOLDER%\.heddle\build.begun" echo %HOME_FOLDER%
rem A subshell, so that Maven's JAVA_HOME and its folder are not ours.
cmd /c "set "JAVA_HOME=%JDK%" & cd /d "%HOME_FOLDER%" & mvn -B -DskipTests -Dspotless.check.skip=true -pl !exercises,!solutions,!house package" >"%LOG%" 2>&1 <nul
if errorlevel 1 (
    rmdir "%HOME_FOLDER%\.heddle\build.lock"
    goto :explain
)
move /y "%HOME_FOLDER%\.heddle\build.begun" "%STAMP%" >nul
rmdir "%HOME_FOLDER%\.heddle\build.lock"
echo Heddle is built. 1>&2

:run
for %%j in ("%HOME_FOLDER%\cli\target\heddle-cli-*.jar") do set "JAR=%%~fj"
"%JDK%\bin\java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dheddle.home=%HOME_FOLDER%" -cp "%JAR%;%HOME_FOLDER%\cli\target\heddle\cli\*" dev.heddle.cli.Main %*
set "CODE=%ERRORLEVEL%"
goto :end

:explain
findstr /b /c:"[ERROR]" "%LOG%" | powershell -NoProfile -Command "$input | Select-Object -Unique -First 8" 1>&2
set "PROBLEM=The build failed."
findstr /i /c:"could not transfer" /c:"unknown host" /c:"offline mode" /c:"could not find artifact" /c:"connection refused" "%LOG%" >nul && set "PROBLEM=The build could not fetch its libraries: check the network (and the proxy or mirror in .m2\settings.xml)."
findstr /i /c:"not enough space" "%LOG%" >nul && set "PROBLEM=The build failed: the disk is full."
call :say "%PROBLEM%" "mend what is said above, then start again. All that Maven said is in %LOG%"
:failed
set "CODE=3"
:end
chcp %OLD_PAGE% >nul
exit /b %CODE%

rem Takes %1 as the JDK, if none is found yet and it fits.
:try
if defined JDK exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
set "FOUND="
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "FOUND=%%~v"
if defined FOUND set "FOUND=%FOUND:"=%"
if defined FOUND if %FOUND% GEQ 25 set "JDK=%~f1"
exit /b

:say
echo heddle: %~1 1>&2
echo   Next: %~2 1>&2
exit /b
