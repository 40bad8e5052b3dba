package uk.toex.tck.broken;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Breaks X901 to X908, in methods that are never called. */
public final class BrokenCode {
  private BrokenCode() {}

  /** Would connect. */
  public static class X901 extends Bent {
    /** Never called. */
    public void send(String host) throws IOException {
      new Socket(host, 443).close();
    }
  }

  /** Would end the process, by a reference to the method. */
  public static class X902 extends Bent {
    /** Never called. */
    public IntConsumer end() {
      return System::exit;
    }
  }

  /** Would start a process. */
  public static class X903 extends Bent {
    /** Never called. */
    public Process start() throws IOException {
      return Runtime.getRuntime().exec(new String[] {"true"});
    }
  }

  /** Would read objects. */
  public static class X904 extends Bent {
    /** Never called. */
    @SuppressWarnings("BanSerializableRead")
    public Object read(InputStream in) throws IOException, ClassNotFoundException {
      return new ObjectInputStream(in).readObject();
    }
  }

  /** Would stay till the end. */
  public static class X905 extends Bent {
    /** Never called. */
    public void stay() {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    }
  }

  /** Would write anywhere in memory. */
  public static class X906 extends Bent implements OwnFolder {
    @Override
    public void change(Path folder) throws IOException {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Reaches", null, "java/lang/Object", null);
      MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "reach", "()V", null, null);
      method.visitCode();
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC, "sun/misc/Unsafe", "getUnsafe", "()Lsun/misc/Unsafe;", false);
      method.visitInsn(Opcodes.POP);
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(0, 0);
      method.visitEnd();
      writer.visitEnd();
      Files.write(folder.resolve("Reaches.class"), writer.toByteArray());
    }
  }

  /** Would make classes from bytes. */
  public static class X907 extends Bent {
    /** Never called. */
    public Class<?> make(byte[] code) throws IllegalAccessException {
      return MethodHandles.lookup().defineClass(code);
    }
  }

  /** Brings an SPI of its own. */
  public static class X908 extends Bent implements OwnFolder {
    @Override
    public void change(Path folder) throws IOException {
      ClassWriter writer = new ClassWriter(0);
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
      writer.visit(Opcodes.V17, access, "uk/toex/spi/Offer", null, "java/lang/Object", null);
      writer.visitEnd();
      Path copy = folder.resolve("uk/toex/spi/Offer.class");
      Files.createDirectories(folder.resolve("uk/toex/spi"));
      Files.write(copy, writer.toByteArray());
    }
  }
}
