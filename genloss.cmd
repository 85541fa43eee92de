@echo off
rem Runs Genloss from a checkout on Windows: builds when there is no build, starts the program. Needs a JDK of 17 or newer.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%HERE%app\target\built" (
    echo genloss: building, this happens once ... 1>&2
    pushd "%HERE%"
    call mvnw.cmd -q -B -DskipTests -Dspotless.check.skip=true -Dspark=false %GENLOSS_BUILD_OPTIONS% package || (popd & exit /b 2)
    type nul > "%HERE%app\target\built"
    popd
)
set "FLAGS="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1" ^| findstr /i "version"') do (
    for /f "delims=." %%m in ("%%~v") do if %%m GEQ 24 set "FLAGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
)
if not defined GOMP_SPINCOUNT set "GOMP_SPINCOUNT=1000"
if not defined OPENBLAS_THREAD_TIMEOUT set "OPENBLAS_THREAD_TIMEOUT=4"
"%JAVA%" %FLAGS% -Dorg.bytedeco.javacpp.nopointergc=true -XX:+UseParallelGC -Xmn256m %GENLOSS_JAVA_OPTIONS% -cp "%HERE%app\target\classes;%HERE%app\target\lib\*" org.genloss.app.Main %*
