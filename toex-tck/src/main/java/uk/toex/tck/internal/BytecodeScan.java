package uk.toex.tck.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads class files for uses of certain classes and methods, without running them. */
final class BytecodeScan {
  /** More would not be read. */
  private static final int MOST_FINDINGS = 10;

  private final BiPredicate<String, String> forbidden;
  private final Set<String> findings = new LinkedHashSet<>();

  private BytecodeScan(BiPredicate<String, String> forbidden) {
    this.forbidden = forbidden;
  }

  /**
   * Where jars or folders use what is forbidden.
   *
   * @param forbidden told the internal name of a class and the name of a method, or an empty one
   *     where only the class is named
   */
  static List<String> of(List<Path> parts, BiPredicate<String, String> forbidden)
      throws IOException {
    BytecodeScan scan = new BytecodeScan(forbidden);
    for (Path part : parts) {
      PluginCode.eachFile(
          part,
          (name, content) -> {
            if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
              scan.read(name, content.readAllBytes());
            }
          });
    }
    return scan.findings.stream().limit(MOST_FINDINGS).toList();
  }

  private void read(String name, byte[] content) {
    try {
      new ClassReader(content).accept(new OfClass(), ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Verdict.Untestable("a class file that can't be read: " + name + ", " + e);
    }
  }

  private final class OfClass extends ClassVisitor {
    private String type = "";

    OfClass() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      type = name;
      if (superName != null && forbidden.test(superName, "")) {
        findings.add(type.replace('/', '.') + " extends " + superName.replace('/', '.'));
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new OfMethod(type.replace('/', '.') + "." + name);
    }
  }

  private final class OfMethod extends MethodVisitor {
    private final String place;
    private int line;

    OfMethod(String place) {
      super(Opcodes.ASM9);
      this.place = place;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      use(owner, name);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      use(type, "");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      use(owner, name);
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      constant(bootstrap);
      for (Object argument : arguments) {
        constant(argument);
      }
    }

    private void constant(Object value) {
      if (value instanceof Type type && type.getSort() == Type.OBJECT) {
        use(type.getInternalName(), "");
      } else if (value instanceof Handle handle) {
        use(handle.getOwner(), handle.getName());
      } else if (value instanceof ConstantDynamic dynamic) {
        constant(dynamic.getBootstrapMethod());
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
          constant(dynamic.getBootstrapMethodArgument(i));
        }
      }
    }

    private void use(String owner, String method) {
      if (forbidden.test(owner, method)) {
        findings.add(
            place
                + (line > 0 ? " (line " + line + ")" : "")
                + " uses "
                + owner.replace('/', '.')
                + (method.isEmpty() || method.equals("<init>") ? "" : "." + method));
      }
    }
  }
}
