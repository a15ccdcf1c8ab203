import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Gives the classes of a jar that were compiled for Java 5 or older the stack maps that Java 6
 * brought. Without them a class is verified anew at each start, and neither it nor what extends it
 * is taken from an archive of classes. Run by the build:
 *
 * <pre>java -cp ASM StackMaps.java JAR</pre>
 */
final class StackMaps {
  private static final int MAJOR_VERSION = 7;

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    URL[] contents = {jar.toUri().toURL()};
    try (URLClassLoader types =
            new URLClassLoader(contents, ClassLoader.getPlatformClassLoader());
        FileSystem files = FileSystems.newFileSystem(jar);
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      // Collected first: a file system of a jar is not walked while it changes.
      List<Path> classes = all.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        complete(file, types);
      }
    }
  }

  private static void complete(Path file, ClassLoader types) throws IOException {
    byte[] before = Files.readAllBytes(file);
    if (before[MAJOR_VERSION] < Opcodes.V1_6) {
      FileTime time = Files.getLastModifiedTime(file);
      try {
        Files.write(file, completed(before, types));
        Files.setLastModifiedTime(file, time);
      } catch (TypeNotPresentException e) {
        // Written for a library that is not in the jar, and so is never loaded.
        System.out.println(file + " stays as it is: " + e.getMessage());
      }
    }
  }

  private static byte[] completed(byte[] old, ClassLoader types) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return types;
          }
        };
    new ClassReader(old).accept(new Modernizer(writer), 0);
    return writer.toByteArray();
  }

  private static final class Modernizer extends ClassVisitor {
    Modernizer(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String base, String[] interfaces) {
      super.visit(Opcodes.V1_6, access, name, signature, base, interfaces);
    }

    /** Subroutines inside methods, which old compilers made of {@code finally}, have no stack maps. */
    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
      return new JSRInlinerAdapter(next, access, name, type, signature, exceptions);
    }
  }

  private StackMaps() {}
}
