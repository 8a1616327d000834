import static org.unroll.kernel.java.InlineMagic.*;
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
void printf(String format, Object... values) { System.out.printf(format, values); }
